package io.sluice.transforms.parse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.ValueChecks;
import io.sluice.transforms.reject.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are plain. That they are read rightly is for {@link SameVerdictTest} to show. */
class FastJsonFieldsTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;

  private final FastJsonFields fields = new FastJsonFields();
  private final ValueChecks checks =
      new ValueChecks(MODEL.table(), ColumnLimits.of(MODEL.table()), OnTooLong.TRUNCATE);

  @Test
  void aChatMessageIsPlain() throws Exception {
    assertThat(read(ChatLine.message().toString())).isEqualTo(ChatLine.MESSAGE);
  }

  @Test
  void soAreEscapesCharactersOfAllLengthsWhiteSpaceAndOtherFields() throws Exception {
    RandomLines lines = new RandomLines(7);
    for (int i = 0; i < 10_000; i++) {
      byte[] line = lines.plain();
      assertThat(read(line)).as(new String(line, StandardCharsets.UTF_8)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "999999999999999999", "\"\"", "\"\\u0041\"", "true", "null"})
  void aFieldThatNobodyReadsMayHoldThese(String value) throws Exception {
    assertThat(read(ChatLine.message().with("more", value).toString())).isEqualTo(ChatLine.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e3",
        "-0",
        "-",
        "01",
        "1234567890123456789",
        "[]",
        "{}",
        "tru",
        "nulls",
        "\"\\ud800\"",
        "\"\\x\"",
        "\"a",
        ""
      })
  void itGivesUpOn(String value) {
    assertNotPlain(ChatLine.message().with("more", value).toString());
  }

  @Test
  void itGivesUpOnNamesThatAreNotPlain() {
    assertNotPlain(ChatLine.message().with("\\u0069", "1").toString());
    assertNotPlain(ChatLine.message().with("n".repeat(101), "1").toString());
    assertNotPlain("{\"id\":\"a\",\"id\":\"a\"}");
  }

  @Test
  void whatIsBehindTheObjectIsNotPlain() throws Exception {
    byte[] line = (ChatLine.message() + " x").getBytes(StandardCharsets.UTF_8);
    fields.start(line, 0, line.length);
    MODEL.read(fields, checks);
    assertThat(fields.hasReadAll()).isFalse();
  }

  @Test
  void aLineWithManyNamesIsNotPlainAndTheNextWithOtherNamesIs() throws Exception {
    StringBuilder many = new StringBuilder("{\"x0\":0");
    for (int i = 1; i <= FieldNames.MOST; i++) {
      many.append(",\"x").append(i).append("\":0");
    }
    assertNotPlain(many + "}");
    assertThat(read(ChatLine.message().toString())).isEqualTo(ChatLine.MESSAGE);
  }

  @Test
  void newNamesOnEachLineAreReadAndForgotten() throws Exception {
    for (int i = 0; i < 1000; i++) {
      ChatLine line = ChatLine.message().with("new" + i, "1").with("newer" + i, "2");
      assertThat(read(line.toString())).isEqualTo(ChatLine.MESSAGE);
    }
  }

  @Test
  void aModelThatPassesOverWhatIsRejectedComesToTheEndAndTheLineIsNotPlain() throws Exception {
    byte[] line = "{\"a\":1.5,\"b\":2}".getBytes(StandardCharsets.UTF_8);
    fields.start(line, 0, line.length);
    assertThat(fields.next()).isTrue();
    assertThatThrownBy(fields::text).isInstanceOf(Rejection.class);
    assertThat(fields.next()).isFalse();
    assertThat(fields.hasReadAll()).isFalse();
  }

  private void assertNotPlain(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(Rejection.class).hasMessage("not plain");
  }

  private ChatMessage read(String line) throws Rejection {
    return read(line.getBytes(StandardCharsets.UTF_8));
  }

  private ChatMessage read(byte[] line) throws Rejection {
    fields.start(line, 0, line.length);
    ChatMessage message = MODEL.read(fields, checks);
    assertThat(fields.hasReadAll()).isTrue();
    return message;
  }
}
