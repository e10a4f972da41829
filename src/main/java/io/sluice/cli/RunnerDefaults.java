package io.sluice.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runners' options that Sluice sets where the user does not. */
final class RunnerDefaults {

  /**
   * The DirectRunner's enforcements find transforms that change their inputs. They are for tests,
   * where they are on; they cost a multiple of the work itself.
   */
  private static final Map<String, List<String>> DIRECT =
      Map.of(
          "enforceImmutability", List.of("false"),
          "enforceEncodability", List.of("false"));

  /**
   * Without the first two, Flink copies every record between steps that run in one thread; without
   * the third, it makes one split for each worker, and the last one is waited for.
   */
  private static final Map<String, List<String>> FLINK =
      Map.of(
          "objectReuse", List.of("true"),
          "fasterCopy", List.of("true"),
          "fileInputSplitMaxSizeMB", List.of("64"));

  private RunnerDefaults() {}

  static Map<String, List<String>> of(Map<String, List<String>> written) {
    List<String> runner = written.getOrDefault("runner", List.of("DirectRunner"));
    // Beam takes a runner's name in any case, and its class's full name.
    String name = runner.get(0).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "directrunner" -> direct(written);
      case "flinkrunner" -> FLINK;
      default -> Map.of();
    };
  }

  /** {@code --parallelism} is Flink's word, and everybody's. */
  private static Map<String, List<String>> direct(Map<String, List<String>> written) {
    if (!written.containsKey("parallelism")) {
      return DIRECT;
    }
    Map<String, List<String>> defaults = new HashMap<>(DIRECT);
    defaults.put("targetParallelism", written.get("parallelism"));
    return defaults;
  }
}
