package io.sluice.bench.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.bench.scan.ScanResults;
import io.sluice.bench.scan.SomeScanResults;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ScanReportTest {

  private final ScanResults results = SomeScanResults.make();

  @Test
  void hasALineForEachWhoTookPart() {
    assertThat(ScanReport.of(results))
        .contains(
            "| mysql --quick into /dev/null | 2.1 | 2.1–2.1 | 0.1 | 952,381 | 1.3 | 1.1 | 200 |\n",
            "| Sluice, keyset × 2 | 3.5 | 3.0–4.0 | 1.0 | 583,333 | 2.1 | 1.8 | 200 |\n",
            "the checksum is 42.\n")
        .doesNotContain("Django, iterator()");
  }

  @Test
  void saysWhoDidNotComeToTheEnd() {
    assertThat(ScanReport.of(results))
        .contains(
            "| JDBC, OFFSET pages | > 120 | ended after 640,000 rows | 0.5 | – | 72.0 | 118.0 |"
                + " 200 |\n",
            "| JdbcIO.read | out of memory | after 31 | 2.0 | – | 18.6 | 3.0 | 200 |\n",
            "| JDBC, OFFSET pages | 1.0 | 2.5 | 8.5 | > 120 |\n",
            "| Sluice, keyset × 2 | 1.2 | 1.4 | 1.8 | 2.6 |\n");
  }

  @Test
  void saysWhatWasReachedAndWhatWasNot() {
    assertThat(ScanReport.of(results))
        .contains(
            // 3 of 4.1, 4 of 5.1
            "| time: Sluice, keyset × 2 ÷ Python, MySQLdb's SSCursor | ≤ 0.80 | 0.76 | pass |\n",
            // 2 of 4, 3 of 5
            "SSCursor, each less its start | ≤ 0.80 | 0.55 | pass |\n",
            "| time: Sluice, keyset × 2 ÷ Django, keyset pages | ≤ 0.35 | – | not measured |\n",
            "| time: Sluice, cursor ÷ mysql --quick into /dev/null | ≤ 1.30 | 1.83 | miss |\n",
            "/dev/null, each less its start | ≤ 1.30 | 1.18 | pass |\n",
            "rows: Sluice, keyset × 2, each less its start | ≤ 2.30 | 2.00 | pass |\n",
            "rows: JDBC, OFFSET pages, each less its start | ≥ 3.00 | 4.00 | pass |\n");
  }

  @Test
  void isJsonToo() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ScanJson.of(results));
    assertThat(json.get("scans")).hasSize(10);
    assertThat(json.at("/scans/4/end").textValue()).isEqualTo("out-of-time");
    assertThat(json.at("/scans/4/rows").longValue()).isEqualTo(640_000);
    assertThat(json.at("/medians/0/startSeconds").doubleValue()).isEqualTo(0.1);
    assertThat(json.at("/targets/0/reached").booleanValue()).isTrue();
    assertThat(json.get("growth")).hasSize(7);
  }

  @Test
  void isChartsToo() throws Exception {
    Document bars = parsed(ScanChart.of(results));
    assertThat(bars.getElementsByTagName("rect").getLength()).isEqualTo(4);
    assertThat(bars.getDocumentElement().getTextContent())
        .contains("3.5 (200 MB)", "not done after 120", "out of memory, -Xmx6144m");
    Document growth = parsed(GrowthChart.of(results));
    assertThat(growth.getElementsByTagName("circle").getLength()).isEqualTo(7);
    assertThat(growth.getDocumentElement().getTextContent()).contains("500,000", "OFFSET");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
