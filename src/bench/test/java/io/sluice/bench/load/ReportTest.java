package io.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportTest {

  private final Results results = SomeResults.make();

  @Test
  void hasALineForEachContestant() {
    assertThat(Report.of(results))
        .contains(
            "| LOAD DATA, 2 streams | 21.0 | 20.0–60.0 | 47,619 | 1.00 | 12.6 | 10.5 | 390 |\n",
            "| Sluice, DirectRunner | 11.6 | 10.0–36.0 | 86,580 | 0.55 | 6.9 | 5.8 | 390 |\n")
        .doesNotContain("Flink in one JVM |", "into a table of");
  }

  @Test
  void saysWhatWasReachedAndWhatWasNot() {
    assertThat(Report.of(results))
        .contains(
            "(goal 0.50) | ≤ 0.60 | 0.55 | pass |\n",
            "filled table, ÷ 2 streams of LOAD DATA | ≤ 0.90 | – | not measured |\n",
            "| dry run: lines/s | ≥ 400,000 | 500,000 | pass |\n",
            "| dry run: lines/s ÷ bare Jackson | ≥ 0.50 | 0.40 | miss |\n",
            "57.8 s, 5.00 times as long");
  }

  @Test
  void isJsonToo() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(results));
    assertThat(json.get("runs")).hasSize(6);
    assertThat(json.at("/runs/1/client/seconds").doubleValue()).isEqualTo(10);
    assertThat(json.at("/medians/1/toLoadData2").doubleValue()).isEqualTo(0.55);
    assertThat(json.at("/targets/0/reached").booleanValue()).isTrue();
    assertThat(json.at("/targets/1/measured").isNull()).isTrue();
    assertThat(json.get("growth").doubleValue()).isEqualTo(5);
  }

  @Test
  void isAChartToo() throws Exception {
    byte[] svg = Chart.of(results).getBytes(StandardCharsets.UTF_8);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    assertThat(xml.getElementsByTagName("rect").getLength()).isEqualTo(2);
    assertThat(xml.getDocumentElement().getTextContent())
        .contains("1,000,000 rows into an empty table", "11.6 (× 0.55)");
  }
}
