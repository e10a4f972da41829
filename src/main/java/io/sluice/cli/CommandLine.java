package io.sluice.cli;

import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wrote: a job, options {@code --name=value} (or {@code --name} for true), and
 * run-configs {@code @file} that hold one option a line. An option on the command line takes the
 * place of the same option in a run-config; a later run-config that of an earlier one.
 *
 * @param job the job's name
 * @param help whether help is asked for
 * @param options the values of each option, in the order of writing
 */
public record CommandLine(Optional<String> job, boolean help, Map<String, List<String>> options) {

  /**
   * Reads the words of a command line, and the run-configs among them.
   *
   * @throws OptionException when a word is none of these, or a run-config cannot be read
   */
  public static CommandLine parse(String... words) {
    Optional<String> job = Optional.empty();
    boolean help = false;
    Map<String, List<String>> options = new LinkedHashMap<>();
    Map<String, List<String>> written = new LinkedHashMap<>();
    for (String word : words) {
      if (word.equals("--help") || word.equals("-h")) {
        help = true;
      } else if (word.startsWith("--")) {
        add(written, word);
      } else if (word.startsWith("@")) {
        options.putAll(readRunConfig(Path.of(word.substring(1))));
      } else if (word.equals("help")) {
        help = true;
      } else if (job.isEmpty() && !word.startsWith("-")) {
        job = Optional.of(word);
      } else {
        throw new OptionException(
            "%s is not an option; options are written --name=value.".formatted(word));
      }
    }
    options.putAll(written);
    return new CommandLine(job, help, options);
  }

  /** Whether an option that is true or false is true. */
  public boolean isSet(String option) {
    return options.getOrDefault(option, List.of()).equals(List.of("true"));
  }

  private static Map<String, List<String>> readRunConfig(Path file) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> lines = lines(file);
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

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new OptionException("The run-config " + file + " cannot be read.");
    }
  }

  private static void add(Map<String, List<String>> options, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
    String value = equals < 0 ? "true" : word.substring(equals + 1);
    options.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }
}
