package io.sluice.bench.pairs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.bench.measure.Choice;

/** The results as JSON: all that was measured, with its medians and ratios. */
final class PairJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PairJson() {}

  /** The whole report. */
  static String of(PairResults results) {
    ObjectNode root = JSON.createObjectNode();
    root.put("current", results.builds().current().jar().toString())
        .put("baseline", results.builds().baseline().jar().toString())
        .put("archives", results.builds().archives());
    root.putPOJO("machine", results.machine());
    root.putPOJO("server", results.server().options());
    results.series().forEach(series -> add(series, root.withArray("/series").addObject()));
    return root.toPrettyString() + "\n";
  }

  private static void add(Series series, ObjectNode json) {
    json.put("task", series.task()).put("rows", series.rows());
    for (Comparison comparison : series.comparisons()) {
      json.withArray("/figures")
          .addObject()
          .put("figure", Choice.nameOf(comparison.figure()))
          .put("unit", comparison.figure().unit())
          .put("current", comparison.current())
          .put("baseline", comparison.baseline())
          .put("ratio", comparison.ratio())
          .put("leastRatio", comparison.least())
          .put("greatestRatio", comparison.greatest());
    }
    for (Pair pair : series.pairs()) {
      ObjectNode each = json.withArray("/pairs").addObject();
      each.put("first", pair.currentFirst() ? "current" : "baseline");
      add(pair.current(), each.putObject("current"));
      add(pair.baseline(), each.putObject("baseline"));
    }
  }

  private static void add(Sample sample, ObjectNode json) {
    json.putPOJO("client", sample.client()).put("serverCpuSeconds", sample.serverCpuSeconds());
    sample.tableBytes().ifPresent(bytes -> json.put("tableBytes", bytes));
  }
}
