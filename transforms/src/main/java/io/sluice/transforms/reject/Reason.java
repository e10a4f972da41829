package io.sluice.transforms.reject;

import java.util.Optional;

/**
 * Why a line is rejected. Each reason stands with a line that gets it, for chat messages and a
 * table with the default limits; {@code ReasonTest} parses every one of them.
 */
public enum Reason {
  /**
   * Bytes that are not UTF-8. {@code --reader=textio} never sees the bytes: TextIO puts U+FFFD in
   * their place, so with it every line that holds U+FFFD unescaped is rejected.
   */
  ENCODING(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"caf\uFFFD\"}}"),

  /** Longer than any line may be. There is no example: only a reader can tell. */
  LINE_TOO_LONG(null),

  /** An escape that is half of a surrogate pair; no text can hold it. */
  SURROGATE(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"\\ud83d\"}}"),

  /**
   * Not JSON (RFC 8259, strictly: no NaN, no comments, no single quotes, no raw control
   * characters).
   */
  JSON_SYNTAX("{'id':1}"),

  /** JSON that ends too early. */
  JSON_TRUNCATED("{\"id\":\"1\",\"type\":\"mess"),

  /** Something stands behind the object. */
  JSON_TRAILING(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}} {}"),

  /** A name stands twice in one object. */
  JSON_DUPLICATE_KEY("{\"id\":\"1\",\"id\":\"2\"}"),

  /** More than 100 levels, a number of more than 100 digits, or a name of over 1,000 bytes. */
  JSON_LIMIT("{\"more\":" + "[".repeat(101) + "]".repeat(101) + "}"),

  /** JSON, but not an object. */
  NOT_AN_OBJECT("[1,2,3]"),

  /** A field is not there. */
  FIELD_MISSING("{\"type\":\"message\"}"),

  /** A field is null. */
  FIELD_NULL("{\"id\":null}"),

  /** A field is of another JSON type; nothing is converted, not even "1" to 1. */
  FIELD_TYPE("{\"id\":1}"),

  /** A key is the empty text. */
  FIELD_EMPTY(
      "{\"id\":\"\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}}"),

  /** {@code type} is neither {@code message} nor {@code status}. */
  TYPE_UNKNOWN(
      "{\"id\":\"1\",\"type\":\"typing\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}}"),

  /** {@code data} does not hold exactly the text that {@code type} announces. */
  PAYLOAD(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"status\":\"away\"}}"),

  /** A text is longer than its column, in code points. */
  TOO_LONG(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\""
          + "a".repeat(256)
          + "\"}}"),

  /** A number that its column cannot hold. */
  NUMBER_RANGE(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\","
          + "\"timestamp\":99999999999999999999,\"data\":{\"message\":\"a\"}}"),

  /** A date, time or instant that its column cannot hold; milliseconds are recognised and said. */
  TIMESTAMP_RANGE(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\","
          + "\"timestamp\":1474110256000,\"data\":{\"message\":\"a\"}}"),

  /** The database refused the row: a constraint, or a trigger. There is no example. */
  REFUSED(null),

  /**
   * A record whose key is in the table already with other contents, which stay. Such lines are
   * counted as conflicts, not as rejected. There is no example.
   */
  CONFLICT(null);

  private final String example;

  Reason(String example) {
    this.example = example;
  }

  /** A line that is rejected with this reason, if the reason is one that a short line can have. */
  public Optional<String> example() {
    return Optional.ofNullable(example);
  }
}
