package io.sluice.bench.load;

import static io.sluice.bench.load.Contestant.LOAD_DATA_2;
import static io.sluice.bench.load.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.load.Contestant.TEXTIO_JDBCIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.generate.IdOrder;
import io.sluice.pipeline.options.OptionException;
import org.junit.jupiter.api.Test;

class BenchSpecTest {

  @Test
  void byDefaultMeasuresEverything() {
    BenchSpec spec = spec();
    assertThat(spec.sizes().rows(TableState.EMPTY)).isEqualTo(1_000_000);
    assertThat(spec.sizes().rows(TableState.FILLED)).isEqualTo(100_000);
    assertThat(spec.sizes().rowsBefore(TableState.FILLED)).isEqualTo(5_000_000);
    assertThat(spec.sizes().ids()).isEqualTo(IdOrder.RANDOM);
    assertThat(spec.tables()).containsExactly(TableState.values());
    assertThat(spec.contestants()).containsExactly(Contestant.values());
  }

  @Test
  void eachRoundBeginsWithAnotherContestant() {
    BenchSpec spec = spec("--only=sluice-direct,load-data-2,textio-jdbcio");
    assertThat(spec.inTurn(1)).containsExactly(LOAD_DATA_2, TEXTIO_JDBCIO, SLUICE_DIRECT);
    assertThat(spec.inTurn(2)).containsExactly(TEXTIO_JDBCIO, SLUICE_DIRECT, LOAD_DATA_2);
    assertThat(spec.inTurn(4)).isEqualTo(spec.inTurn(1));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> spec("--tables=full"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--tables=full is not one of empty, filled.");
    assertThatThrownBy(() -> spec("--rows=1"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--rows, --filledRows and --baseRows need rows.");
    assertThatThrownBy(() -> spec("--rounds=0")).isInstanceOf(OptionException.class);
  }

  private static BenchSpec spec(String... words) {
    return BenchSpec.of(
        OptionParser.of(BenchOptions.class).parse(CommandLine.parse(words).options()));
  }
}
