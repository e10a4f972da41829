package io.sluice.transforms.chat;

import static io.sluice.transforms.parse.ChatParser.record;
import static io.sluice.transforms.parse.ChatParser.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.parse.Parsed;
import io.sluice.transforms.reject.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatMessageModelTest {

  private static final ChatLine GOOD = ChatLine.message();

  @Test
  void aMessageIsRead() {
    assertThat(record(GOOD)).isEqualTo(ChatLine.MESSAGE);
  }

  @Test
  void aStatusIsRead() {
    assertThat(record(ChatLine.status("away")))
        .isEqualTo(new ChatMessage("m1", "ann", "status", "s1", "away", 1474110256L));
  }

  @Test
  void fieldsStandInAnyOrder() {
    assertThat(
            record(
                "{\"data\":{\"more\":[],\"message\":\"hello\"},\"timestamp\":1474110256,"
                    + "\"site_id\":\"s1\",\"from\":\"ann\",\"type\":\"message\",\"id\":\"m1\"}"))
        .isEqualTo(ChatLine.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"a\"", "[]", "{\"id\":\"other\",\"data\":null}"})
  void otherFieldsAreIgnored(String value) {
    assertThat(record(GOOD.with("more", value))).isEqualTo(ChatLine.MESSAGE);
    assertThat(record(GOOD.with("ID", value))).isEqualTo(ChatLine.MESSAGE);
    assertThat(record(GOOD.with("data", "{\"more\":%s,\"message\":\"hello\"}".formatted(value))))
        .isEqualTo(ChatLine.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "from", "site_id", "timestamp", "data"})
  void aMissingFieldIsNamed(String field) {
    assertThat(rejection(GOOD.without(field)))
        .isEqualTo(new Parsed.Rejected<>(Reason.FIELD_MISSING, field + " is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "from", "site_id", "timestamp", "data"})
  void aNullFieldIsNamed(String field) {
    assertThat(rejection(GOOD.with(field, "null")))
        .isEqualTo(new Parsed.Rejected<>(Reason.FIELD_NULL, field + " is null"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "id | 1 | a string",
        "id | 1.5 | a string",
        "id | true | a string",
        "id | [\"m1\"] | a string",
        "id | {} | a string",
        "type | 1 | a string",
        "from | false | a string",
        "from | {\"name\":\"ann\"} | a string",
        "site_id | 7 | a string",
        "timestamp | \"1474110256\" | an integer",
        "timestamp | 1474110256.0 | an integer",
        "timestamp | 1474110256.5 | an integer",
        "timestamp | 1e9 | an integer",
        "timestamp | 1e400 | an integer",
        "timestamp | -0.0 | an integer",
        "timestamp | \"2016-09-17T11:04:16Z\" | an integer",
        "timestamp | true | an integer",
        "timestamp | [] | an integer",
        "timestamp | {} | an integer",
        "data | \"hello\" | an object",
        "data | [] | an object",
        "data | 1 | an object"
      })
  void nothingIsConverted(String field, String value, String wanted) {
    assertThat(rejection(GOOD.with(field, value)))
        .isEqualTo(new Parsed.Rejected<>(Reason.FIELD_TYPE, field + " is not " + wanted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "message | {} | PAYLOAD",
        "message | {\"status\":\"away\"} | PAYLOAD",
        "message | {\"message\":\"a\",\"status\":\"away\"} | PAYLOAD",
        "message | {\"Message\":\"a\"} | PAYLOAD",
        "status | {} | PAYLOAD",
        "status | {\"message\":\"a\"} | PAYLOAD",
        "status | {\"message\":\"a\",\"status\":\"away\"} | PAYLOAD",
        "message | {\"message\":null} | FIELD_NULL",
        "message | {\"message\":1} | FIELD_TYPE",
        "status | {\"status\":[\"away\"]} | FIELD_TYPE",
        "typing | {\"message\":\"a\"} | TYPE_UNKNOWN",
        "Message | {\"message\":\"a\"} | TYPE_UNKNOWN",
        "~~ | {\"message\":\"a\"} | TYPE_UNKNOWN"
      })
  void theTypeSaysWhatTheDataHolds(String type, String data, Reason reason) {
    ChatLine line = GOOD.with("type", "\"" + type + "\"").with("data", data);
    assertThat(rejection(line).reason()).isEqualTo(reason);
  }

  @Test
  void onlyTheKeyMustNotBeEmpty() {
    assertThat(rejection(GOOD.with("id", "\"\"")))
        .isEqualTo(new Parsed.Rejected<>(Reason.FIELD_EMPTY, "id is a key and must not be empty"));
    assertThat(record(ChatLine.message("").with("from", "\"\"").with("site_id", "\"\"")))
        .isEqualTo(new ChatMessage("m1", "", "message", "", "", 1474110256L));
  }

  @ParameterizedTest
  @CsvSource({"id, 255", "from, 255", "site_id, 50"})
  void aTextIsAsLongAsItsColumnAtMost(String field, int length) {
    String fits = "\"" + "x".repeat(length) + "\"";
    String tooLong = "\"" + "x".repeat(length + 1) + "\"";
    assertThat(record(GOOD.with(field, fits))).isNotNull();
    assertThat(rejection(GOOD.with(field, tooLong)))
        .isEqualTo(
            new Parsed.Rejected<>(
                Reason.TOO_LONG,
                "%s has %d code points, the column takes %d".formatted(field, length + 1, length)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1709978400, 1730611800, 1730615400, 2147483647})
  void aTimestampIsTakenAsItIs(long seconds) {
    assertThat(record(GOOD.with("timestamp", Long.toString(seconds))).timestamp())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "-0, TIMESTAMP_RANGE",
    "0, TIMESTAMP_RANGE",
    "-1, TIMESTAMP_RANGE",
    "2147483648, TIMESTAMP_RANGE",
    "1474110256000, TIMESTAMP_RANGE",
    "9223372036854775807, TIMESTAMP_RANGE",
    "-9223372036854775808, TIMESTAMP_RANGE",
    "9223372036854775808, NUMBER_RANGE",
    "-9223372036854775809, NUMBER_RANGE"
  })
  void aTimestampThatTheColumnCannotHoldIsRejected(String timestamp, Reason reason) {
    assertThat(rejection(GOOD.with("timestamp", timestamp)).reason()).isEqualTo(reason);
  }
}
