package io.sluice.bench.load.pairs;

import static io.sluice.bench.load.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.load.Contestant.SLUICE_FLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bench.load.TableState;
import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPairSpecTest {

  @TempDir private Path directory;

  @Test
  void byDefaultLoadsIntoAnEmptyTableOnTheDirectRunner() throws Exception {
    LoadPairSpec spec = spec();
    assertThat(spec.tables()).containsExactly(TableState.EMPTY);
    assertThat(spec.contestants()).containsExactly(SLUICE_DIRECT);
    assertThat(spec.sizes().rows()).isEqualTo(1_000_000);
    assertThat(spec.sizes().baseRows()).isZero();
  }

  @Test
  void loadsAsItIsTold() throws Exception {
    LoadPairSpec spec = spec("--tables=filled", "--only=sluice-flink,sluice-direct");
    assertThat(spec.tables()).containsExactly(TableState.FILLED);
    assertThat(spec.contestants()).containsExactly(SLUICE_DIRECT, SLUICE_FLINK);
    assertThat(spec.sizes().baseRows()).isEqualTo(5_000_000);
  }

  @Test
  void onlySluiceCanBeCompared() {
    assertThatThrownBy(() -> spec("--only=sluice-direct,load-data-2"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--only=load-data-2 does not run the baseline; it is not Sluice.");
  }

  private LoadPairSpec spec(String... words) throws Exception {
    Path jar = Files.writeString(directory.resolve("old.jar"), "");
    String[] all =
        Stream.concat(Stream.of("--baseline=" + jar), Stream.of(words)).toArray(String[]::new);
    return LoadPairSpec.of(
        OptionParser.of(LoadPairOptions.class).parse(CommandLine.parse(all).options()));
  }
}
