package io.sluice.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanBenchSpecTest {

  @Test
  void byDefaultMeasuresEverything() {
    ScanBenchSpec spec = spec();
    assertThat(spec.rows()).isEqualTo(2_000_000);
    assertThat(spec.contestants()).containsExactly(ScanContestant.values());
    assertThat(spec.growth()).isTrue();
    assertThat(spec.sizes()).containsExactly(62_500L, 125_000L, 250_000L, 500_000L);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> spec("--only=jdbc"))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("--only=jdbc is not one of mysql-quick, jdbc-load-all, ");
    assertThatThrownBy(() -> spec("--rows=63"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--rows is at least 64.");
    assertThatThrownBy(() -> spec("--limit=0")).isInstanceOf(OptionException.class);
  }

  @Test
  void whatIsNotInstalledDoesNotTakePart() {
    Tools none = new Tools(Optional.empty(), Optional.empty());
    Tools all = new Tools(Optional.of(Path.of("mysql")), Optional.of(Path.of("python3")));
    assertThat(ScanContestant.values()).allMatch(contestant -> contestant.isPossible(all));
    assertThat(ScanContestant.MYSQL_QUICK.isPossible(none)).isFalse();
    assertThat(ScanContestant.PYTHON_CURSOR.isPossible(none)).isFalse();
    assertThat(ScanContestant.DJANGO_KEYSET.isPossible(none)).isFalse();
    assertThat(ScanContestant.JDBC_KEYSET.isPossible(none)).isTrue();
  }

  private static ScanBenchSpec spec(String... words) {
    return ScanBenchSpec.of(
        OptionParser.of(ScanBenchOptions.class).parse(CommandLine.parse(words).options()));
  }
}
