package io.sluice.transforms.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.Block;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParsedBlockTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;

  @Test
  void recordsStandInTheOrderOfTheirKeysAndThenOfTheirLines() throws Exception {
    ParsedBlock block =
        parse(message("b", "1"), message("a", "2"), message("b", "3"), message("B", "4"));
    assertThat(block.rows())
        .extracting(row -> row.key().values().get(0) + row.values()[4])
        .containsExactly("B4", "a2", "b1", "b3");
  }

  @Test
  void aRowHasItsValuesAsTextsAndRemembersItsLine() throws Exception {
    BlockRow row = parse(" ", message("a", "é")).rows().get(0);
    assertThat(row.values())
        .containsExactly("a", "ann", "message", "s1", "é", "2016-09-17 11:04:16");
    assertThat(row.reject(Reason.REFUSED, "why"))
        .isEqualTo(
            new Reject(
                Reason.REFUSED, "f", 102, "why", message("a", "é").toString().getBytes(UTF_8)));
  }

  @Test
  void whatIsNoRecordIsCountedAndRecordsOnlyAsRead() throws Exception {
    ParsedBlock block =
        parse(
            message("a", "x".repeat(256)),
            message("b", "1"),
            ChatLine.status("away"),
            "",
            "[]",
            "{");
    assertThat(block.counts())
        .isEqualTo(
            new LineCounts(
                Map.of(
                    LineCounter.READ, 6L,
                    LineCounter.TRUNCATED, 1L,
                    LineCounter.FILTERED, 1L,
                    LineCounter.BLANK, 1L,
                    LineCounter.REJECTED, 2L),
                Map.of(Reason.NOT_AN_OBJECT, 1L, Reason.JSON_TRUNCATED, 1L)));
    assertThat(block.rejects())
        .extracting(Reject::reason)
        .containsExactly(Reason.NOT_AN_OBJECT, Reason.JSON_TRUNCATED);
    assertThat(block.rows()).hasSize(2);
  }

  private static ChatLine message(String id, String text) {
    return ChatLine.message(text).with("id", "\"" + id + "\"");
  }

  private static ParsedBlock parse(Object... lines) throws Exception {
    byte[] bytes =
        Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining()).getBytes(UTF_8);
    ParseLines<ChatMessage> parse =
        ParseLines.into(MODEL)
            .onTooLong(OnTooLong.TRUNCATE)
            .where(new ChatFilter(Set.of("message"), Set.of(), null, null));
    Block block = new Block("f", 100, 100 + bytes.length, bytes);
    return ParsedBlock.of(block, parse.blockParser(), MODEL, new RowShape(MODEL.table()));
  }
}
