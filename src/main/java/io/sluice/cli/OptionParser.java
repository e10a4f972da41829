package io.sluice.cli;

import io.sluice.pipeline.options.OptionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Parses the command line's options into Beam's options: those of a job and of the runners. Checks
 * names and values first, because Beam's own messages are long.
 *
 * @param <O> the job's options
 */
public final class OptionParser<O extends PipelineOptions> {

  /** Runner options whose bad values the runners accept, only to fail later without a message. */
  private static final Set<String> WORKERS = Set.of("targetParallelism", "parallelism");

  private final Class<O> type;
  private final Map<String, OptionDescription> known = new HashMap<>();

  private OptionParser(Class<O> type) {
    this.type = type;
    PipelineOptionsFactory.getRegisteredOptions().forEach(this::add);
    add(type);
  }

  /** Returns a parser for the options of a job. */
  public static <O extends PipelineOptions> OptionParser<O> of(Class<O> type) {
    return new OptionParser<>(type);
  }

  /**
   * Parses options.
   *
   * @param written the values by name, as in {@link CommandLine}
   * @throws OptionException if a name is unknown or a value does not have its option's type
   */
  public O parse(Map<String, List<String>> written) {
    Map<String, List<String>> options = new LinkedHashMap<>(written);
    RunnerDefaults.of(written).forEach(options::putIfAbsent);
    List<String> args = new ArrayList<>();
    options.forEach((name, values) -> args.addAll(toArgs(name, values)));
    try {
      O parsed = PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).as(type);
      undivided(options).forEach((option, values) -> option.set(parsed, values));
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new OptionException(firstLine(e));
    }
  }

  private Map<OptionDescription, List<String>> undivided(Map<String, List<String>> options) {
    Map<OptionDescription, List<String>> undivided = new HashMap<>();
    options.forEach(
        (name, values) -> {
          if (known.get(name).isUndivided()) {
            undivided.put(known.get(name), values);
          }
        });
    return undivided;
  }

  private List<String> toArgs(String name, List<String> values) {
    OptionDescription option = known.get(name);
    if (name.equalsIgnoreCase("password")) {
      throw new OptionException(
          "A password on a command line is visible to every user;"
              + " put it into SLUICE_PASSWORD or --passwordFile.");
    }
    if (option == null) {
      String nearest =
          Suggestion.among(known.keySet(), name)
              .map(near -> "did you mean --" + near + "?")
              .orElse("--help shows them all.");
      throw new OptionException("There is no option --" + name + "; " + nearest);
    }
    if (values.size() > 1 && !option.takesMany()) {
      throw new OptionException("--%s is given more than once.".formatted(name));
    }
    return values.stream().map(value -> "--" + name + "=" + checked(option, value)).toList();
  }

  private static String checked(OptionDescription option, String value) {
    Class<?> type = option.type();
    if (type.isEnum() && isOurs(option)) {
      return choice(option, value);
    }
    if ((type == boolean.class || type == Boolean.class) && !value.matches("true|false")) {
      throw bad(option, value, "neither true nor false");
    }
    if ((type == int.class || type == Integer.class) && !isInRange(value, Integer.MAX_VALUE)) {
      throw bad(option, value, "not an integer");
    }
    if ((type == long.class || type == Long.class) && !isInRange(value, Long.MAX_VALUE)) {
      throw bad(option, value, "not an integer");
    }
    if (type == double.class && !value.matches("-?\\d*\\.?\\d+")) {
      throw bad(option, value, "not a number");
    }
    if (WORKERS.contains(option.name()) && Integer.parseInt(value) < 1) {
      throw bad(option, value, "less than 1");
    }
    return value;
  }

  private static String choice(OptionDescription option, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!option.choices().contains(lower)) {
      throw bad(option, value, "not one of " + String.join(", ", option.choices()));
    }
    return value.toUpperCase(Locale.ROOT);
  }

  private static boolean isInRange(String value, long max) {
    try {
      long number = Long.parseLong(value);
      return number <= max && number >= -max - 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static OptionException bad(OptionDescription option, String value, String words) {
    return new OptionException("--%s=%s is %s.".formatted(option.name(), value, words));
  }

  private static boolean isOurs(OptionDescription option) {
    return option.getter().getDeclaringClass().getName().startsWith("io.sluice.");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private void add(Class<? extends PipelineOptions> options) {
    OptionDescription.all(options).forEach(option -> known.put(option.name(), option));
  }
}
