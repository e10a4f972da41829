package io.sluice.job;

import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.load.LoadFilter;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.transforms.chat.ChatFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** Describes the settings of a plan that only the program knows. */
final class PlanSettings {

  private PlanSettings() {}

  /** The entries for the filter and the runner. */
  static Map<String, String> of(LoadOptions options) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("filter", filter(LoadFilter.of(options)));
    settings.put("runner", runner(options));
    return settings;
  }

  /** The server entry of a plan that reads no database. */
  static String server(LoadSpec spec) {
    if (EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME)) {
      return "MariaDB of Sluice's own in %s; cannot be started".formatted(EmbeddedDatabase.HOME);
    }
    return spec.dryRun()
        ? "none, because of --dryRun"
        : "MariaDB of Sluice's own (would be made in %s)".formatted(EmbeddedDatabase.HOME);
  }

  private static String filter(ChatFilter filter) {
    List<String> parts = new ArrayList<>();
    if (!filter.types().isEmpty()) {
      parts.add("types " + String.join(", ", new TreeSet<>(filter.types())));
    }
    if (!filter.sites().isEmpty()) {
      parts.add("sites " + String.join(", ", new TreeSet<>(filter.sites())));
    }
    if (filter.since() != null) {
      parts.add("since " + filter.since());
    }
    if (filter.until() != null) {
      parts.add("until before " + filter.until());
    }
    return parts.isEmpty() ? "none" : String.join("; ", parts);
  }

  private static String runner(PipelineOptions options) {
    String name = options.getRunner().getSimpleName();
    return switch (name) {
      case "DirectRunner" ->
          "%s, %d threads".formatted(name, options.as(DirectOptions.class).getTargetParallelism());
      case "FlinkRunner" -> "%s, %s".formatted(name, flink(options.as(FlinkPipelineOptions.class)));
      default -> name;
    };
  }

  private static String flink(FlinkPipelineOptions options) {
    String tasks =
        options.getParallelism() < 1
            ? "as many tasks as it has cores or says itself"
            : options.getParallelism() + " tasks";
    return "%s at %s (not asked)".formatted(tasks, options.getFlinkMaster());
  }
}
