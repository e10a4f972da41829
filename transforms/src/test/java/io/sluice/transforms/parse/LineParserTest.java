package io.sluice.transforms.parse;

import static io.sluice.transforms.parse.ChatParser.parse;
import static io.sluice.transforms.parse.ChatParser.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.reject.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;

  @Test
  void nulsBeforeALineArePassedOver() {
    assertThat(parse("\0\0\0")).isEqualTo(new Parsed.Blank<>());
    assertThat(parse("\0\0" + ChatLine.message())).isEqualTo(parse(ChatLine.message().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\r", " \t \r"})
  void aLineOfNothingButWhiteSpaceIsBlank(String line) {
    assertThat(parse(line)).isEqualTo(new Parsed.Blank<>());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u000b", "\f", " \u0000", "\u00a0", "\u2028", "\ufeff", " \ufeff"})
  void whatIsWhiteSpaceOnlyElsewhereIsNotBlank(String line) {
    assertThat(rejection(line).reason()).isEqualTo(Reason.JSON_SYNTAX);
  }

  @Test
  void onlyTheGivenPartOfTheArrayIsRead() {
    byte[] line = ChatLine.message().toString().getBytes(StandardCharsets.UTF_8);
    byte[] block = ("{" + ChatLine.message() + "}").getBytes(StandardCharsets.UTF_8);
    LineParser<ChatMessage> parser =
        new LineParser<>(MODEL, ColumnLimits.of(MODEL.table()), OnTooLong.REJECT);
    assertThat(parser.parse(block, 1, line.length))
        .isEqualTo(new Parsed.Accepted<>(ChatLine.MESSAGE, false));
    assertThat(parser.parse(block, 1, 0)).isEqualTo(new Parsed.Blank<>());
  }

  @Test
  void aCutInARejectedLineIsNotCountedForTheNext() {
    LineParser<ChatMessage> parser =
        new LineParser<>(MODEL, ColumnLimits.of(MODEL.table()), OnTooLong.TRUNCATE);
    byte[] tooLongAndTooLate =
        ChatLine.message("a".repeat(300))
            .with("timestamp", "0")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    byte[] good = ChatLine.message().toString().getBytes(StandardCharsets.UTF_8);
    assertThat(parser.parse(tooLongAndTooLate, 0, tooLongAndTooLate.length))
        .isInstanceOf(Parsed.Rejected.class);
    assertThat(parser.parse(good, 0, good.length))
        .isEqualTo(new Parsed.Accepted<>(ChatLine.MESSAGE, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aLineInAnotherEncodingIsNotGuessedAt(String charset) {
    // Split at bytes of value 10, every second line of a UTF-16 file begins with half a character.
    byte[] line = ChatLine.message().toString().getBytes(Charset.forName(charset));
    assertThat(parse(line)).isInstanceOf(Parsed.Rejected.class);
    byte[] shifted = new byte[line.length + 1];
    System.arraycopy(line, 0, shifted, 1, line.length);
    assertThat(parse(shifted)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void aByteOrderMarkIsTheReadersBusinessAndNotWhiteSpace() {
    assertThat(rejection("\ufeff" + ChatLine.message()).reason()).isEqualTo(Reason.JSON_SYNTAX);
  }

  @Test
  void nothingThatALineHoldsIsThrown() {
    byte[] good =
        ChatLine.message("é 中 😀 \\u00e9")
            .with("more", "[1.5e3,true]")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20160917);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = good.clone();
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        line[random.nextInt(random.nextBoolean() ? 8 : line.length)] = (byte) random.nextInt(256);
      }
      assertThat(parse(line)).isNotNull();
    }
  }
}
