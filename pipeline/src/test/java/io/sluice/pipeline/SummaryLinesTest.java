package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.pipeline.annotate.AnnotateSummary;
import io.sluice.pipeline.stats.StatsSummary;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts read these. */
class SummaryLinesTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab"})
  void ofStats(String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    StatsSummary summary = new StatsSummary(1_000_000, 5, 400, 3, 1200, 12.34);
    assertThat(summary.line())
        .isEqualTo(
            "sluice stats: read=1000000 sites=400 days=3 rows=1200 seconds=12.3"
                + " rows_per_second=81037");
    JsonNode json = new ObjectMapper().readTree(summary.json());
    assertThat(json.get("read").asLong()).isEqualTo(1_000_000);
    assertThat(json.get("passed_over").asLong()).isEqualTo(5);
    assertThat(json.get("rows").asLong()).isEqualTo(1200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab"})
  void ofAnnotate(String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    AnnotateSummary summary = new AnnotateSummary(999_998, 2, 400_000, 12.34);
    assertThat(summary.line())
        .isEqualTo(
            "sluice annotate: read=1000000 updated=999998 failed=2 seconds=12.3"
                + " rows_per_second=48622");
    JsonNode json = new ObjectMapper().readTree(summary.json());
    assertThat(json.get("failed").asLong()).isEqualTo(2);
    assertThat(json.get("read_before").asLong()).isEqualTo(400_000);
  }
}
