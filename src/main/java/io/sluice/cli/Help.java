package io.sluice.cli;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** The text of {@code --help}. */
public final class Help {

  private static final int WIDTH = 92;
  private static final String INDENT = "      ";

  private static final String EXIT_CODES =
      """

      Exit codes: 0 done, 1 unexpected, 2 bad options, 3 bad input, 4 bad database,
      5 too many rejected lines, or a duplicate with --onDuplicate=fail, 6 cancelled,
      7 still running and 8 stalled (a run that status or cancel looks at), 130 and 143 ended
      by a signal.
      """;

  private Help() {}

  /** The help of the program. */
  public static String ofProgram(List<Job<?>> jobs) {
    StringBuilder text = new StringBuilder();
    text.append("Sluice loads very large chat logs (JSON lines) into MySQL or MariaDB.\n\n");
    text.append("Usage: sluice <job> [@run-config]… [--option=value]…\n\nJobs:\n");
    for (Job<?> job : jobs) {
      text.append("  %-10s %s%n".formatted(job.name(), job.summary()));
    }
    text.append("\nsluice <job> --help shows a job's options. A run-config is a file with one");
    text.append(
        " option a line;\nwhat stands on the command line comes before what stands in it.\n");
    text.append(EXIT_CODES);
    return text.toString();
  }

  /** The help of a job. */
  public static String ofJob(Job<?> job) {
    StringBuilder text = new StringBuilder();
    text.append("sluice %s: %s%n%nOptions:%n".formatted(job.name(), job.summary()));
    OptionDescription.of(job.options()).stream()
        .sorted(Comparator.comparing(OptionDescription::name))
        .forEach(option -> text.append(ofOption(option)));
    text.append("%n%s%n".formatted(job.remarks()));
    text.append("\nExamples:\n");
    job.examples().forEach(example -> text.append(ofExample(example)));
    return text.toString();
  }

  private static String ofExample(String example) {
    return "  %s%n".formatted(WordUtils.wrap("sluice " + example, WIDTH, " \\\n" + INDENT, false));
  }

  private static String ofOption(OptionDescription option) {
    String standard =
        option
            .defaultValue()
            .filter(value -> !value.isEmpty() && option.type() != boolean.class)
            .map(value -> " Default: " + value + ".")
            .orElse("");
    String words = WordUtils.wrap(option.description() + standard, WIDTH - INDENT.length());
    return "  --%s%s%n%s%n"
        .formatted(option.name(), option.valueForm(), words.indent(6).stripTrailing());
  }
}
