package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigTest {

  @TempDir Path directory;

  @Test
  void holdsOneOptionALineAmongCommentsAndBlankLines() throws IOException {
    String config =
        write("a.args", "# what it is for", "", "  --port=3307  ", "\t", "  # more", "--dryRun");
    assertThat(CommandLine.parse(config, "load").options())
        .isEqualTo(Map.of("port", List.of("3307"), "dryRun", List.of("true")));
  }

  @Test
  void aHashBehindAnOptionBelongsToItsValue() throws IOException {
    String config = write("a.args", "--input=a #1.ndjson");
    assertThat(CommandLine.parse(config).options()).containsEntry("input", List.of("a #1.ndjson"));
  }

  @Test
  void theCommandLineTakesItsPlaceBeforeAndBehindIt() throws IOException {
    String config = write("a.args", "--input=a", "--input=b", "--port=1");
    Map<String, List<String>> expected = Map.of("input", List.of("c"), "port", List.of("1"));
    assertThat(CommandLine.parse(config, "--input=c").options()).isEqualTo(expected);
    assertThat(CommandLine.parse("--input=c", config).options()).isEqualTo(expected);
  }

  @Test
  void aLaterOneTakesThePlaceOfAnEarlierOne() throws IOException {
    String first = write("a.args", "--port=1", "--user=x");
    String second = write("b.args", "--port=2");
    assertThat(CommandLine.parse(first, second).options())
        .isEqualTo(Map.of("port", List.of("2"), "user", List.of("x")));
    assertThat(CommandLine.parse(second, first).options()).containsEntry("port", List.of("1"));
  }

  @Test
  void aRepeatedOptionInItKeepsAllItsValues() throws IOException {
    String config = write("a.args", "--input=b", "--input=a");
    assertThat(CommandLine.parse(config).options()).containsEntry("input", List.of("b", "a"));
  }

  @Test
  void aLineThatIsNoOptionIsToldByItsNumberBecauseItMayHoldASecret() throws IOException {
    String config = write("a.args", "--port=1", "  password=x");
    assertThatThrownBy(() -> CommandLine.parse(config))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "Line 2 of the run-config %s is not --name=value.", directory.resolve("a.args"));
  }

  @Test
  void aMissingOneIsNamed() {
    Path missing = directory.resolve("missing.args");
    assertThatThrownBy(() -> CommandLine.parse("load", "@" + missing))
        .isInstanceOf(OptionException.class)
        .hasMessage("The run-config %s cannot be read.", missing);
  }

  private String write(String name, String... lines) throws IOException {
    return "@" + Files.write(directory.resolve(name), List.of(lines));
  }
}
