package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.Jobs;
import io.sluice.testing.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  static Stream<Job<?>> jobs() {
    return Jobs.ALL.stream();
  }

  @Test
  void ofTheProgramNamesEveryJobAndExitCode() {
    String help = Help.ofProgram(Jobs.ALL);
    assertThat(help).contains("Usage: sluice <job>");
    for (Job<?> job : Jobs.ALL) {
      assertThat(help).containsPattern("\n  " + job.name() + " +" + job.summary() + "\n");
    }
    for (ExitCode code : ExitCode.values()) {
      assertThat(help).containsPattern("[\n ]" + code.status() + " [a-z]");
    }
    assertNoLongLine(help);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void ofAJobHasEveryOptionWithItsDescription(Job<?> job) {
    String help = unwrapped(Help.ofJob(job));
    List<OptionDescription> options = OptionDescription.of(job.options());
    assertThat(options).isNotEmpty();
    for (OptionDescription option : options) {
      assertThat(option.description()).as(option.name()).matches(".*\\.\\)?");
      assertThat(help)
          .contains("--" + option.name() + option.valueForm() + " " + option.description());
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void ofAJobFitsOnATerminal(Job<?> job) {
    assertNoLongLine(Help.ofJob(job));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void ofAJobShowsExamplesThatParse(Job<?> job) {
    assertThat(job.examples()).isNotEmpty();
    for (String example : job.examples()) {
      assertThat(unwrapped(Help.ofJob(job))).contains("sluice " + example);
      CommandLine line = CommandLine.parse(words(example));
      assertThat(line.job()).contains(job.name());
      assertThat(parse(job, line)).isNotNull();
    }
  }

  @Test
  void ofAJobShowsDefaultsAndWhatAValueLooksLike() {
    String load = Help.ofJob(job("load"));
    assertThat(load)
        .contains(
            "  --port=<number>\n"
                + "      The server's port. Default: 3306, and 5432 for PostgreSQL.\n");
    assertThat(load)
        .contains("  --input=<text>,…\n")
        .contains("  --quiet\n      Show no progress.\n");
    assertThat(load).contains("  --onTooLong=reject|truncate\n").contains("Default: reject.\n");
    String generate = Help.ofJob(job("generate"));
    assertThat(generate)
        .contains("  --rows=<number>\n      The number of lines.\n  --seed=<number>\n");
    assertThat(generate).contains("  --bad=<number>\n").contains("Default: 0.0.\n");
  }

  private static Job<?> job(String name) {
    return jobs().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
  }

  private static <O extends PipelineOptions> O parse(Job<O> job, CommandLine line) {
    return OptionParser.of(job.options()).parse(line.options());
  }

  private static String[] words(String example) {
    return Arrays.stream(example.split(" "))
        .map(word -> word.startsWith("@") ? "@" + Repository.file(word.substring(1)) : word)
        .toArray(String[]::new);
  }

  private static String unwrapped(String help) {
    return help.replaceAll("( \\\\)?\n +", " ");
  }

  private static void assertNoLongLine(String help) {
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }
}
