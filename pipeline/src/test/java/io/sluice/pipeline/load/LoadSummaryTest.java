package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSummaryTest {

  private static final Map<String, Long> COUNTERS =
      Map.of(
          "read", 1_234_567L,
          "filtered", 1000L,
          "rejected", 67L,
          "blank", 500L,
          "truncated", 9L,
          "rejected.TOO_LONG", 40L,
          "rejected.JSON_SYNTAX", 20L,
          "rejected.ENCODING", 7L);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
  void theLineIsTheSameInEveryLocale(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertThat(line(summary(COUNTERS, 1_200_000L, 12.34)))
        .isEqualTo(
            "sluice load: read=1234567 loaded=1200000 duplicate=33000 conflict=0 filtered=1000"
                + " rejected=67 blank=500 seconds=12.3 rows_per_second=100046");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1233000",
    "1, 1, 1232999",
    "1233000, 1233000, 0",
    // Somebody else wrote to the table, or deleted from it, in the meantime.
    "1233001, 1233000, 0",
    "9999999, 1233000, 0",
    "-5, 0, 1233000"
  })
  void theOutcomesAlwaysAddUpToTheLinesRead(long newRows, long loaded, long duplicate) {
    LoadResult summary = summary(COUNTERS, newRows, 1);
    assertThat(summary.lines().of(LineCounter.LOADED)).isEqualTo(loaded);
    assertThat(summary.lines().of(LineCounter.DUPLICATE)).isEqualTo(duplicate);
    assertAddsUp(summary);
  }

  @Test
  void inADryRunEverythingThatWouldBeWrittenIsLoaded() {
    LoadResult summary = summary(COUNTERS, null, 1);
    assertThat(summary.lines().of(LineCounter.LOADED)).isEqualTo(1_233_000);
    assertThat(summary.lines().of(LineCounter.DUPLICATE)).isZero();
    assertAddsUp(summary);
  }

  @Test
  void ofNothingThereIsNothing() {
    LoadResult summary = summary(Map.of(), 0L, 0);
    assertThat(line(summary))
        .isEqualTo(
            "sluice load: read=0 loaded=0 duplicate=0 conflict=0 filtered=0 rejected=0 blank=0"
                + " seconds=0.0 rows_per_second=0");
    assertThat(LoadSummary.reasons(summary.lines())).isEmpty();
  }

  @Test
  void theJsonHoldsTheSameAndTheReasons() throws Exception {
    assertThat(new ObjectMapper().readTree(summary(COUNTERS, 1_200_000L, 12.5).json()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"run": "run", "read": 1234567, "loaded": 1200000, "duplicate": 33000, "conflict": 0,
                     "filtered": 1000, "rejected": 67, "blank": 500, "truncated": 9, "updated": 0,
                     "read_before": 0,
                     "rejected_by": {"ENCODING": 7, "JSON_SYNTAX": 20, "TOO_LONG": 40},
                     "seconds": 12.5, "rows_per_second": 98765,
                     "lost": "", "missing_indexes": [], "failure": null}
                    """));
  }

  @Test
  void lineAndJsonUseTheSameNamesInTheSameOrder() throws Exception {
    LoadResult summary = summary(COUNTERS, 0L, 1);
    List<String> inLine =
        line(summary).replace("sluice load: ", "").replaceAll("=\\S+", "").lines().toList();
    JsonNode json = new ObjectMapper().readTree(summary.json());
    List<String> inJson = new ArrayList<>();
    json.fieldNames().forEachRemaining(inJson::add);
    inJson.removeAll(
        List.of(
            "run",
            "truncated",
            "updated",
            "read_before",
            "rejected_by",
            "lost",
            "missing_indexes",
            "failure"));
    assertThat(inJson).containsExactly(inLine.get(0).split(" "));
    assertThat(summary.json()).endsWith("}\n");
  }

  @Test
  void theMostFrequentReasonIsSaidFirst() {
    assertThat(LoadSummary.reasons(summary(COUNTERS, 0L, 1).lines()))
        .isEqualTo("40 TOO_LONG, 20 JSON_SYNTAX, 7 ENCODING");
    Map<String, Long> equal = Map.of("rejected.TOO_LONG", 3L, "rejected.ENCODING", 3L);
    assertThat(LoadSummary.reasons(summary(equal, 0L, 1).lines()))
        .isEqualTo("3 ENCODING, 3 TOO_LONG");
  }

  @Test
  void everyReasonIsKnownByItsCounter() {
    for (Reason reason : Reason.values()) {
      assertThat(summary(Map.of("rejected." + reason, 2L), 0L, 1).lines().rejectedBy())
          .isEqualTo(Map.of(reason, 2L));
    }
  }

  @Test
  void aResumedRunSaysHowFastItWasItself() {
    LineCounts lines = LineCounts.of(Map.of("read", 1000L, "loaded", 1000L));
    LoadResult result = new LoadResult("run", lines, 900, 2, "", List.of(), null);
    assertThat(line(result)).endsWith("rows_per_second=50");
  }

  @Test
  void aResultIsParsedAsItWasWritten() {
    LineCounts lines = LineCounts.of(COUNTERS);
    for (LoadFailure failure :
        new LoadFailure[] {null, new LoadFailure(LoadFailure.Cause.INPUT, "\"a\" is damaged.")}) {
      LoadResult result =
          new LoadResult("run.2", lines, 7, 1.25, "Some.", List.of("a", "b"), failure);
      assertThat(LoadResult.parse(result.json())).isEqualTo(result);
    }
  }

  private static String line(LoadResult result) {
    return LoadSummary.line("load", result);
  }

  private static LoadResult summary(Map<String, Long> counters, Long newRows, double seconds) {
    LineCounts lines = LoadSummary.byGrowth(LineCounts.of(counters), newRows);
    return new LoadResult("run", lines, 0, seconds, "", List.of(), null);
  }

  private static void assertAddsUp(LoadResult summary) {
    assertThat(summary.lines().isConsistent()).isTrue();
  }
}
