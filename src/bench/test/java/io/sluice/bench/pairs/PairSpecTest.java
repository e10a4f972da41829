package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairSpecTest {

  @TempDir private Path directory;
  private Path jar;

  @BeforeEach
  void makeJar() throws Exception {
    jar = Files.createFile(directory.resolve("old.jar"));
  }

  @Test
  void byDefaultMeasuresNinePairs() {
    assertThat(spec("--baseline=" + jar).pairs()).isEqualTo(9);
    assertThat(spec("--baseline=" + jar).limit()).isEmpty();
  }

  @Test
  void limitsEveryFigureOrSome() {
    assertThat(spec("--baseline=" + jar, "--atMost=1.05").limit())
        .hasValue(new Limit(1.05, Set.of(Figure.values())));
    assertThat(spec("--baseline=" + jar, "--atMost=1.05", "--figures=client-cpu,time").limit())
        .hasValue(new Limit(1.05, Set.of(Figure.CLIENT_CPU, Figure.TIME)));
    assertRefused("--figures needs --atMost.", "--baseline=" + jar, "--figures=time");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertRefused(
        "--pairs, --baselineArgs, --atMost and --figures need --baseline=JAR.", "--pairs=9");
    assertRefused("--pairs=0 is less than 1.", "--baseline=" + jar, "--pairs=0");
    assertRefused(
        "--atMost=5% is not a ratio greater than 0, such as 1.05.",
        "--baseline=" + jar, "--atMost=5%");
  }

  @Test
  void refusesFilesThatCannotBeRead() {
    Path none = directory.resolve("none");
    assertRefused("--baseline=" + none + " is not a file.", "--baseline=" + none);
    assertRefused("--baseline=" + directory + " is not a file.", "--baseline=" + directory);
    assertRefused(
        "Cannot read --baselineArgs=" + none + ".", "--baseline=" + jar, "--baselineArgs=" + none);
  }

  private static void assertRefused(String sentence, String... words) {
    assertThatThrownBy(() -> spec(words)).isInstanceOf(OptionException.class).hasMessage(sentence);
  }

  private static PairSpec spec(String... words) {
    return PairSpec.of(
        OptionParser.of(PairOptions.class).parse(CommandLine.parse(words).options()));
  }
}
