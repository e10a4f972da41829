package io.sluice.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runner options that Sluice sets unless the user does. */
final class RunnerDefaults {

  /**
   * The DirectRunner's enforcements detect transforms that change their inputs. They are on in
   * tests only, because they cost a multiple of the actual work.
   */
  private static final Map<String, List<String>> DIRECT =
      Map.of(
          "enforceImmutability", List.of("false"),
          "enforceEncodability", List.of("false"));

  /**
   * Without the first two, Flink copies every record between steps that run in one thread. Without
   * the third, it makes one split for each worker, and the run waits for the slowest.
   */
  private static final Map<String, List<String>> FLINK =
      Map.of(
          "objectReuse", List.of("true"),
          "fasterCopy", List.of("true"),
          "fileInputSplitMaxSizeMB", List.of("64"));

  private RunnerDefaults() {}

  static Map<String, List<String>> of(Map<String, List<String>> written) {
    List<String> runner = written.getOrDefault("runner", List.of("DirectRunner"));
    // Beam accepts a runner's name in any case, or its fully qualified class name.
    String name = runner.get(0).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "directrunner" -> direct(written);
      case "flinkrunner" -> FLINK;
      default -> Map.of();
    };
  }

  /** Maps {@code --parallelism}, Flink's name for it, to the DirectRunner's option. */
  private static Map<String, List<String>> direct(Map<String, List<String>> written) {
    if (!written.containsKey("parallelism")) {
      return DIRECT;
    }
    Map<String, List<String>> defaults = new HashMap<>(DIRECT);
    defaults.put("targetParallelism", written.get("parallelism"));
    return defaults;
  }
}
