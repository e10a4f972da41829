package io.sluice.transforms.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.reject.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every line is counted under exactly one outcome. */
@ExtendWith(TestPipelineExtension.class)
class LineAccountingTest {

  private static final long RECORDS = 40;
  private static final long TRUNCATED = 7;
  private static final long FILTERED = 30;
  private static final long FILTERED_AND_TOO_LONG = 3;
  private static final long BLANK = 11;

  @Test
  void theOutcomesAddUpToTheLinesRead(TestPipeline p) {
    List<String> lines = lines();
    ParseLines<ChatMessage> parse =
        ParseLines.into(ChatMessageModel.CHAT_MESSAGES)
            .onTooLong(OnTooLong.TRUNCATE)
            .where(new ChatFilter(Set.of("message"), Set.of(), null, null))
            .liveAs("accounting");
    PCollectionTuple parsed = p.apply(Create.of(lines)).apply(parse);
    PAssert.thatSingleton(parsed.get(parse.records()).apply("Count records", Count.globally()))
        .isEqualTo(RECORDS + TRUNCATED);
    PAssert.thatSingleton(parsed.get(parse.rejects()).apply("Count rejects", Count.globally()))
        .isEqualTo(5L);
    try (LiveCounts live = LiveCounts.open("accounting")) {
      assertThat(counters(p.run()))
          .isEqualTo(
              Map.of(
                  "read",
                  RECORDS + TRUNCATED + FILTERED + FILTERED_AND_TOO_LONG + BLANK + 5,
                  "truncated",
                  TRUNCATED,
                  "filtered",
                  FILTERED + FILTERED_AND_TOO_LONG,
                  "blank",
                  BLANK,
                  "rejected",
                  5L,
                  "rejected.JSON_SYNTAX",
                  3L,
                  "rejected.FIELD_NULL",
                  1L,
                  "rejected.ENCODING",
                  1L));
      assertThat(live.lines()).isEqualTo(lines.size());
      assertThat(live.rejected()).isEqualTo(5);
      assertThat(live.settled()).isEqualTo(FILTERED + FILTERED_AND_TOO_LONG + BLANK + 5);
      assertThat(live.bytes()).isEqualTo(bytesWithLineFeeds(lines));
    }
  }

  @Test
  void everyReasonHasItsCounter() {
    assertThat(LineCounter.metric(Reason.TOO_LONG)).isEqualTo("rejected.TOO_LONG");
    assertThat(LineCounter.READ.metric()).isEqualTo("read");
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    String tooLong = "x".repeat(256);
    add(lines, RECORDS, ChatLine.message());
    add(lines, TRUNCATED, ChatLine.message(tooLong));
    add(lines, FILTERED, ChatLine.status("away"));
    add(lines, FILTERED_AND_TOO_LONG, ChatLine.status(tooLong));
    add(lines, BLANK, " \r");
    add(lines, 3, "{x");
    add(lines, 1, ChatLine.message().with("id", "null"));
    add(lines, 1, ChatLine.message("\ufffd"));
    Collections.shuffle(lines, new Random(1));
    return lines;
  }

  private static void add(List<String> lines, long times, Object line) {
    lines.addAll(Collections.nCopies((int) times, line.toString()));
  }

  private static long bytesWithLineFeeds(List<String> lines) {
    // U+FFFD, three bytes of UTF-8, is the only character here that is not ASCII.
    return lines.stream().mapToLong(line -> line.length() + 1L).sum() + 2;
  }

  private static Map<String, Long> counters(PipelineResult result) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(LineCounter.NAMESPACE))
            .build();
    Map<String, Long> counters = new TreeMap<>();
    for (var counter : result.metrics().queryMetrics(ours).getCounters()) {
      counters.merge(counter.getName().getName(), counter.getCommitted(), Long::sum);
    }
    return counters;
  }
}
