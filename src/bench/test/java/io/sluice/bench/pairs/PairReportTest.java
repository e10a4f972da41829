package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PairReportTest {

  @Test
  void hasALineForEachFigure() {
    assertThat(PairReport.of(SomePairs.results()))
        .contains(
            "This build is `new.jar`, the baseline `old.jar`.\nEach runs with its CDS archive.\n",
            "### load\n\nPairs: 3; fewer than 9 do not tell a difference from noise.\n",
            "| client CPU, µs/row | 12.00 | 15.00 | 1.040 | 0.500–1.100 |\n",
            "| time, s | 20.00 | 25.00 | 1.040 | 0.500–1.100 |\n",
            "| peak RSS, MB | 200 | 200 | 1.000 | 0.950–1.050 |\n",
            "| table size, MB | 300.0 | 300.0 | 1.000 | 1.000–1.000 |\n",
            "| server CPU, µs/row | 10.00 | 12.50 | 1.040 | 0.500–1.100 |\n");
  }

  @Test
  void ninePairsAreEnough() {
    Pair pair = SomePairs.series().pairs().get(0);
    Series series = new Series("load", 1000, Collections.nCopies(9, pair));
    assertThat(PairReport.of(SomePairs.results(series))).contains("\nPairs: 9.\n");
  }

  @Test
  void isJsonToo() throws Exception {
    JsonNode json = new ObjectMapper().readTree(PairJson.of(SomePairs.results()));
    assertThat(json.get("baseline").textValue()).isEqualTo("old.jar");
    JsonNode series = json.at("/series/0");
    assertThat(series.at("/figures/1/figure").textValue()).isEqualTo("time");
    assertThat(series.at("/figures/1/ratio").doubleValue()).isEqualTo(1.04);
    assertThat(series.get("pairs")).hasSize(3);
    assertThat(series.at("/pairs/1/first").textValue()).isEqualTo("current");
    assertThat(series.at("/pairs/1/baseline/client/seconds").doubleValue()).isEqualTo(40);
    assertThat(series.at("/pairs/1/baseline/tableBytes").longValue()).isEqualTo(300_000_000);
  }
}
