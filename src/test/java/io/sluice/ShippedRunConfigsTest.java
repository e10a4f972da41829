package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRunConfigsTest {

  static Stream<Path> configs() throws IOException {
    // That one is for java itself; it is tried by JavaArgsIT.
    return Files.list(Repository.file("run-configs")).filter(file -> !file.endsWith("java.args"));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void theLoadTakesEachOfThem(Path config) {
    assertThat(parse(config).getRunner()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void eachOfThemSaysWhatItIsForAndHowItIsUsed(Path config) throws IOException {
    assertThat(Files.readAllLines(config).get(0)).startsWith("# ").endsWith(".");
    assertThat(Files.readString(config))
        .contains(
            "#   java -jar target/sluice.jar load @run-configs/" + config.getFileName() + " ");
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatStandsInAnyOfThemAsACommentIsAnOptionToo(Path config) throws IOException {
    String[] options =
        Files.readAllLines(config).stream()
            .filter(line -> line.startsWith("# --"))
            .map(line -> line.substring(2))
            .toArray(String[]::new);
    assertThat(options).isNotEmpty();
    assertThat(parser().parse(CommandLine.parse(options).options())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "direct.args, DirectRunner",
    "flink-local.args, FlinkRunner",
    "flink-cluster.args, FlinkRunner"
  })
  void eachOfThemNamesItsRunner(String config, String runner) {
    LoadOptions options = parse(Repository.file("run-configs/" + config));
    assertThat(options.getRunner().getSimpleName()).isEqualTo(runner);
  }

  private static LoadOptions parse(Path config) {
    return parser().parse(CommandLine.parse("load", "@" + config).options());
  }

  private static OptionParser<LoadOptions> parser() {
    return OptionParser.of(LoadOptions.class);
  }
}
