package io.sluice.transforms.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ParseLinesTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;
  private static final ChatMessage STATUS =
      new ChatMessage("m1", "ann", "status", "s1", "away", 1474110256L);

  @Test
  void recordsGoOneWayAndRejectsWithTheirLineTheOther(TestPipeline p) {
    ParseLines<ChatMessage> parse = ParseLines.into(MODEL);
    String nullId = ChatLine.message().with("id", "null").toString();
    String damaged = ChatLine.message("caf\ufffd").toString();
    PCollectionTuple parsed = parsed(p, parse, ChatLine.message(), " ", nullId, damaged, "");
    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(ChatLine.MESSAGE);
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            reject(Reason.FIELD_NULL, "id is null", nullId),
            reject(Reason.ENCODING, "bytes that are not UTF-8, or U+FFFD itself", damaged));
    p.run();
  }

  @Test
  void theReplacementCharacterIsTakenWhereItIsEscaped(TestPipeline p) {
    ParseLines<ChatMessage> parse = ParseLines.into(MODEL);
    PCollectionTuple parsed = parsed(p, parse, ChatLine.message("caf\\ufffd"));
    PAssert.that(parsed.get(parse.records()))
        .containsInAnyOrder(
            new ChatMessage("m1", "ann", "message", "s1", "caf\ufffd", 1474110256L));
    PAssert.that(parsed.get(parse.rejects())).empty();
    p.run();
  }

  @Test
  void theFilterKeepsWhatItSaysAndRejectsNothing(TestPipeline p) {
    ParseLines<ChatMessage> parse =
        ParseLines.into(MODEL).where(new ChatFilter(Set.of("status"), Set.of(), null, null));
    PCollectionTuple parsed =
        parsed(p, parse, ChatLine.message(), ChatLine.status("away"), ChatLine.message());
    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(STATUS);
    PAssert.that(parsed.get(parse.rejects())).empty();
    p.run();
  }

  @Test
  void tooLongTextsAreRejectedByDefault(TestPipeline p) {
    ParseLines<ChatMessage> parse = ParseLines.into(MODEL);
    String line = ChatLine.message("😀".repeat(256)).toString();
    PCollectionTuple parsed = parsed(p, parse, ChatLine.message("😀".repeat(255)), line);
    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(withText("😀".repeat(255)));
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            reject(Reason.TOO_LONG, "data has 256 code points, the column takes 255", line));
    p.run();
  }

  @Test
  void tooLongTextsAreCutWhereTheUserAsksForItButNotIds(TestPipeline p) {
    ParseLines<ChatMessage> parse = ParseLines.into(MODEL).onTooLong(OnTooLong.TRUNCATE);
    String longId = ChatLine.message().with("id", "\"" + "x".repeat(256) + "\"").toString();
    PCollectionTuple parsed = parsed(p, parse, ChatLine.message("😀".repeat(300)), longId);
    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(withText("😀".repeat(255)));
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            reject(Reason.TOO_LONG, "id has 256 code points, the column takes 255", longId));
    p.run();
  }

  @Test
  void theLimitsAreThoseOfTheTableThatIsThere(TestPipeline p) {
    Map<String, Limit> wider = new HashMap<>(ColumnLimits.of(MODEL.table()).byColumn());
    wider.put("data", Limit.text(1000, 4000));
    wider.put("timestamp", Limit.DATETIME);
    ParseLines<ChatMessage> parse = ParseLines.into(MODEL).limits(new ColumnLimits(wider));
    PCollectionTuple parsed =
        parsed(p, parse, ChatLine.message("x".repeat(1000)).with("timestamp", "-1"));
    PAssert.that(parsed.get(parse.records()))
        .containsInAnyOrder(new ChatMessage("m1", "ann", "message", "s1", "x".repeat(1000), -1));
    PAssert.that(parsed.get(parse.rejects())).empty();
    p.run();
  }

  private static PCollectionTuple parsed(
      TestPipeline p, ParseLines<ChatMessage> parse, Object... lines) {
    return p.apply(Create.of(List.of(lines).stream().map(Object::toString).toList())).apply(parse);
  }

  private static ChatMessage withText(String text) {
    return new ChatMessage("m1", "ann", "message", "s1", text, 1474110256L);
  }

  private static Reject reject(Reason reason, String detail, String line) {
    return new Reject(reason, null, Reject.UNKNOWN_OFFSET, detail, line.getBytes(UTF_8));
  }
}
