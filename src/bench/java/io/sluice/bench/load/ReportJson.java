package io.sluice.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.bench.measure.Choice;
import java.util.OptionalDouble;

/** The results as JSON: all that was measured, with its medians and ratios. */
final class ReportJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /** The whole report. */
  static String of(Results results) {
    ObjectNode root = JSON.createObjectNode();
    BenchSpec spec = results.spec();
    root.put("rows", spec.sizes().rows())
        .put("filledRows", spec.sizes().filledRows())
        .put("baseRows", spec.sizes().baseRows())
        .put("rounds", spec.rounds())
        .put("ids", Choice.nameOf(spec.sizes().ids()));
    root.putPOJO("machine", results.machine());
    root.putPOJO("server", results.server().options());
    for (TableState table : spec.tables()) {
      for (Contestant contestant : spec.contestants()) {
        addMedians(results, table, contestant, root.withArray("/medians").addObject());
      }
    }
    results.growth().ifPresent(growth -> root.put("growth", growth));
    LoadTargets.of(results).forEach(target -> target.addTo(root.withArray("/targets").addObject()));
    results.runs().forEach(run -> add(run, root.withArray("/runs").addObject()));
    results.readings().forEach(reading -> root.withArray("/readings").addPOJO(reading));
    return root.toPrettyString() + "\n";
  }

  private static void addMedians(
      Results results, TableState table, Contestant contestant, ObjectNode json) {
    json.put("table", Choice.nameOf(table)).put("contestant", Choice.nameOf(contestant));
    put(json, "seconds", results.median(table, contestant, run -> run.client().seconds()));
    put(json, "toLoadData2", results.ratio(table, contestant, Contestant.LOAD_DATA_2));
    put(
        json,
        "clientCpuSeconds",
        results.median(table, contestant, run -> run.client().cpuSeconds()));
    put(json, "serverCpuSeconds", results.median(table, contestant, Run::serverCpuSeconds));
    put(
        json,
        "peakRssBytes",
        results.median(table, contestant, run -> run.client().peakRssBytes()));
  }

  private static void add(Run run, ObjectNode json) {
    json.put("table", Choice.nameOf(run.table()))
        .put("contestant", Choice.nameOf(run.contestant()))
        .put("round", run.round())
        .put("serverCpuSeconds", run.serverCpuSeconds())
        .putPOJO("client", run.client());
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    json.put(name, value.isPresent() ? value.getAsDouble() : null);
  }
}
