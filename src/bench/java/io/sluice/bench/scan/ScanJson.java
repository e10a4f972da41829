package io.sluice.bench.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.bench.measure.Choice;
import java.util.OptionalDouble;

/** The results as JSON: all that was measured, with its medians. */
final class ScanJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScanJson() {}

  /** The whole report. */
  static String of(ScanResults results) {
    ObjectNode root = JSON.createObjectNode();
    root.put("rows", results.spec().rows())
        .put("rounds", results.spec().rounds())
        .put("limitSeconds", results.spec().limit().toSeconds())
        .put("bigHeap", results.bigHeap())
        .put("checksum", results.contents().sum().orElseThrow());
    root.putPOJO("machine", results.machine());
    root.putPOJO("server", results.server().options());
    for (Walker walker : results.walkers()) {
      ObjectNode json = root.withArray("/medians").addObject();
      json.put("contestant", Choice.nameOf(walker));
      json.put("startSeconds", results.starts().get(walker).seconds());
      put(json, "seconds", results.median(walker, walked -> walked.client().seconds()));
      put(json, "clientCpuSeconds", results.median(walker, w -> w.client().cpuSeconds()));
      put(json, "serverCpuSeconds", results.median(walker, Walked::serverCpuSeconds));
      put(json, "peakRssBytes", results.median(walker, w -> w.client().peakRssBytes()));
    }
    ScanTargets.of(results).forEach(target -> target.addTo(root.withArray("/targets").addObject()));
    results.walks().forEach(walked -> add(walked, root.withArray("/walks").addObject()));
    results.growth().forEach(growth -> add(growth, root.withArray("/growth").addObject()));
    return root.toPrettyString() + "\n";
  }

  private static void add(Walked walked, ObjectNode json) {
    json.put("contestant", Choice.nameOf(walked.walker()))
        .put("round", walked.round())
        .put("end", Choice.nameOf(walked.end()))
        .put("serverCpuSeconds", walked.serverCpuSeconds())
        .putPOJO("client", walked.client());
    walked.tally().rows().ifPresent(rows -> json.put("rows", rows));
    walked.tally().sum().ifPresent(sum -> json.put("checksum", sum));
  }

  private static void add(Growth growth, ObjectNode json) {
    json.put("contestant", Choice.nameOf(growth.walker()))
        .put("rows", growth.rows())
        .putPOJO("client", growth.client());
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    json.put(name, value.isPresent() ? value.getAsDouble() : null);
  }
}
