package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void theJobMayStandAnywhereAmongTheOptions() {
    List<CommandLine> lines =
        List.of(
            CommandLine.parse("load", "--input=a", "--quiet"),
            CommandLine.parse("--input=a", "load", "--quiet"),
            CommandLine.parse("--input=a", "--quiet", "load"));
    assertThat(lines).containsOnly(lines.get(0));
    assertThat(lines.get(0).job()).contains("load");
  }

  @Test
  void noWordsAreNoJob() {
    CommandLine line = CommandLine.parse();
    assertThat(line.job()).isEmpty();
    assertThat(line.help()).isFalse();
    assertThat(line.options()).isEmpty();
  }

  @Test
  void aValueKeepsItsEqualsSignsSpacesAndCommas() {
    assertThat(CommandLine.parse("--input=a=b, c d,=").options())
        .containsOnlyKeys("input")
        .containsEntry("input", List.of("a=b, c d,="));
  }

  @Test
  void aValueMayBeEmpty() {
    assertThat(CommandLine.parse("--input=").options()).containsEntry("input", List.of(""));
  }

  @Test
  void anOptionWithoutAValueIsTrue() {
    assertThat(CommandLine.parse("--dryRun").options()).containsEntry("dryRun", List.of("true"));
  }

  @Test
  void aRepeatedOptionKeepsAllItsValuesInOrder() {
    assertThat(CommandLine.parse("--input=b", "--quiet", "--input=a").options())
        .containsEntry("input", List.of("b", "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpCanBeAskedForInThreeWaysBeforeAndBehindTheJob(String word) {
    assertThat(CommandLine.parse("load", word).help()).isTrue();
    assertThat(CommandLine.parse(word, "load").help()).isTrue();
    assertThat(CommandLine.parse(word, "load").job()).contains("load");
    assertThat(CommandLine.parse(word).job()).isEmpty();
    assertThat(CommandLine.parse(word).options()).isEmpty();
  }

  @Test
  void aSecondBareWordIsNoOption() {
    assertRefused("chat.ndjson", "load", "chat.ndjson");
  }

  @Test
  void aWordWithASingleDashIsNoOption() {
    assertRefused("-input=a", "load", "-input=a");
    assertRefused("-x", "-x", "load");
    assertRefused("-", "-");
  }

  private static void assertRefused(String word, String... words) {
    assertThatThrownBy(() -> CommandLine.parse(words))
        .isInstanceOf(OptionException.class)
        .hasMessage(word + " is not an option; options are written --name=value.");
  }
}
