package io.sluice.bench.scan.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.scan.Growth;
import io.sluice.bench.scan.ScanContestant;
import io.sluice.bench.scan.ScanResult;
import io.sluice.bench.scan.ScanResults;
import io.sluice.bench.scan.ScanTargets;
import java.util.OptionalDouble;

/** The results as JSON: all that was measured, with its medians. */
public final class ScanJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScanJson() {}

  /** The whole report. */
  public static String of(ScanResults results) {
    ObjectNode root = JSON.createObjectNode();
    root.put("rows", results.spec().rows())
        .put("rounds", results.spec().rounds())
        .put("limitSeconds", results.spec().limit().toSeconds())
        .put("bigHeap", results.bigHeap())
        .put("checksum", results.contents().sum().orElseThrow());
    root.putPOJO("machine", results.machine());
    root.putPOJO("server", results.server().options());
    for (ScanContestant contestant : results.contestants()) {
      ObjectNode json = root.withArray("/medians").addObject();
      json.put("contestant", Choice.nameOf(contestant));
      json.put("startSeconds", results.starts().get(contestant).seconds());
      put(json, "seconds", results.median(contestant, scanned -> scanned.client().seconds()));
      put(json, "clientCpuSeconds", results.median(contestant, w -> w.client().cpuSeconds()));
      put(json, "serverCpuSeconds", results.median(contestant, ScanResult::serverCpuSeconds));
      put(json, "peakRssBytes", results.median(contestant, w -> w.client().peakRssBytes()));
    }
    ScanTargets.of(results).forEach(target -> target.addTo(root.withArray("/targets").addObject()));
    results.scans().forEach(scanned -> add(scanned, root.withArray("/scans").addObject()));
    results.growth().forEach(growth -> add(growth, root.withArray("/growth").addObject()));
    return root.toPrettyString() + "\n";
  }

  private static void add(ScanResult scanned, ObjectNode json) {
    json.put("contestant", Choice.nameOf(scanned.contestant()))
        .put("round", scanned.round())
        .put("end", Choice.nameOf(scanned.end()))
        .put("serverCpuSeconds", scanned.serverCpuSeconds())
        .putPOJO("client", scanned.client());
    scanned.tally().rows().ifPresent(rows -> json.put("rows", rows));
    scanned.tally().sum().ifPresent(sum -> json.put("checksum", sum));
  }

  private static void add(Growth growth, ObjectNode json) {
    json.put("contestant", Choice.nameOf(growth.contestant()))
        .put("rows", growth.rows())
        .putPOJO("client", growth.client());
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    json.put(name, value.isPresent() ? value.getAsDouble() : null);
  }
}
