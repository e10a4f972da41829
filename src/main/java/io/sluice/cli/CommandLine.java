package io.sluice.cli;

import io.sluice.pipeline.options.OptionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parsed command line: a job, options {@code --name=value} (or {@code --name} for true), and
 * run-configs {@code @file} (a path or a URL) that hold one option per line. An option on the
 * command line overrides the same option in a run-config; a later run-config overrides an earlier
 * one.
 *
 * @param job the job's name
 * @param help whether the user requests help
 * @param options the values of each option, in the order written
 */
public record CommandLine(Optional<String> job, boolean help, Map<String, List<String>> options) {

  /**
   * Parses the arguments, and reads the run-configs among them.
   *
   * @throws OptionException if an argument is none of these, or a run-config cannot be read
   */
  public static CommandLine parse(String... args) {
    Optional<String> job = Optional.empty();
    boolean help = false;
    Map<String, List<String>> options = new LinkedHashMap<>();
    Map<String, List<String>> written = new LinkedHashMap<>();
    for (String arg : args) {
      if (arg.equals("--help") || arg.equals("-h")) {
        help = true;
      } else if (arg.startsWith("--")) {
        add(written, arg);
      } else if (arg.startsWith("@")) {
        options.putAll(readRunConfig(arg.substring(1)));
      } else if (arg.equals("help")) {
        help = true;
      } else if (job.isEmpty() && !arg.startsWith("-")) {
        job = Optional.of(arg);
      } else {
        throw new OptionException(
            "%s is not an option; options are written --name=value.".formatted(arg));
      }
    }
    options.putAll(written);
    return new CommandLine(job, help, options);
  }

  /** Whether a boolean option is true. */
  public boolean isSet(String option) {
    return options.getOrDefault(option, List.of()).equals(List.of("true"));
  }

  private static Map<String, List<String>> readRunConfig(String file) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> lines = RunConfig.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String option = lines.get(i).strip();
      if (option.isEmpty() || option.startsWith("#")) {
        continue;
      }
      if (!option.startsWith("--")) {
        throw new OptionException(
            "Line %d of the run-config %s is not --name=value.".formatted(i + 1, file));
      }
      add(options, option);
    }
    return options;
  }

  private static void add(Map<String, List<String>> options, String arg) {
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
    String value = equals < 0 ? "true" : arg.substring(equals + 1);
    options.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }
}
