package io.sluice.transforms.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.parse.LineParser;
import io.sluice.transforms.parse.Parsed;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.ValueChecks;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the quick reading of plain lines makes of a line is what the strict one alone would. */
class SameVerdictTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;
  private static final int LINES = 60_000;

  @ParameterizedTest
  @EnumSource(OnTooLong.class)
  void ofAnyLine(OnTooLong onTooLong) {
    LineParser<ChatMessage> parser =
        new LineParser<>(MODEL, ColumnLimits.of(MODEL.table()), onTooLong);
    ValueChecks checks = new ValueChecks(MODEL.table(), ColumnLimits.of(MODEL.table()), onTooLong);
    ObjectParser<ChatMessage> strict = new ObjectParser<>(fields -> MODEL.read(fields, checks));
    RandomLines lines = new RandomLines(onTooLong.ordinal());
    Set<Reason> met = EnumSet.noneOf(Reason.class);
    int accepted = 0;
    for (int i = 0; i < LINES; i++) {
      byte[] line = lines.any();
      // What stands around the line in its block must not be taken for a part of it.
      byte[] block = surrounded(line, i % 2 == 0 ? "1\"}}\n" : "\n");
      Parsed<ChatMessage> parsed = parser.parse(block, 1, line.length);
      if (!(parsed instanceof Parsed.Blank)) {
        assertThat(parsed)
            .as(new String(line, StandardCharsets.ISO_8859_1))
            .isEqualTo(strictly(strict, checks, line));
      }
      if (parsed instanceof Parsed.Rejected<ChatMessage> rejected) {
        met.add(rejected.reason());
      } else if (parsed instanceof Parsed.Accepted) {
        accepted++;
      }
    }
    assertThat(accepted).isBetween(LINES / 5, LINES * 4 / 5);
    assertThat(met)
        .contains(
            Reason.ENCODING,
            Reason.JSON_SYNTAX,
            Reason.JSON_TRUNCATED,
            Reason.JSON_TRAILING,
            Reason.JSON_DUPLICATE_KEY,
            Reason.JSON_LIMIT,
            Reason.SURROGATE,
            Reason.FIELD_TYPE,
            Reason.FIELD_NULL,
            Reason.FIELD_MISSING,
            Reason.TYPE_UNKNOWN,
            Reason.NOT_AN_OBJECT);
  }

  private static Parsed<ChatMessage> strictly(
      ObjectParser<ChatMessage> strict, ValueChecks checks, byte[] line) {
    checks.takeTruncated();
    try {
      int nuls = 0;
      while (nuls < line.length && line[nuls] == 0) {
        nuls++;
      }
      ChatMessage message = strict.parseStrictly(line, nuls, line.length - nuls);
      return new Parsed.Accepted<>(message, checks.takeTruncated());
    } catch (Rejection e) {
      return new Parsed.Rejected<>(e.reason(), e.detail());
    }
  }

  private static byte[] surrounded(byte[] line, String behind) {
    byte[] block = new byte[1 + line.length + behind.length()];
    block[0] = '\n';
    System.arraycopy(line, 0, block, 1, line.length);
    System.arraycopy(
        behind.getBytes(StandardCharsets.US_ASCII), 0, block, 1 + line.length, behind.length());
    return block;
  }
}
