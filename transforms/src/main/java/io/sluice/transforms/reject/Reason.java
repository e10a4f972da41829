package io.sluice.transforms.reject;

import java.util.Optional;

/**
 * The reason why a line is rejected. Each has an example line, for chat messages and a table with
 * the default limits; {@code ReasonTest} parses every example.
 */
public enum Reason {
  /**
   * Bytes that are not UTF-8. {@code --reader=textio} never sees such bytes, because TextIO
   * replaces them with U+FFFD; so with it, every line with an unescaped U+FFFD is rejected.
   */
  ENCODING(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"caf\uFFFD\"}}"),

  /** Longer than the maximum. There is no example: only a reader can tell. */
  LINE_TOO_LONG(null),

  /** An escape that is half of a surrogate pair, which UTF-8 cannot encode. */
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

  /** The object is followed by something else. */
  JSON_TRAILING(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}} {}"),

  /** A name occurs twice in one object. */
  JSON_DUPLICATE_KEY("{\"id\":\"1\",\"id\":\"2\"}"),

  /** Over 100 levels of nesting, a number of over 100 digits, or a name of over 1,000 bytes. */
  JSON_LIMIT("{\"more\":" + "[".repeat(101) + "]".repeat(101) + "}"),

  /** JSON, but not an object. */
  NOT_AN_OBJECT("[1,2,3]"),

  /** A field is missing. */
  FIELD_MISSING("{\"type\":\"message\"}"),

  /** A field is null. */
  FIELD_NULL("{\"id\":null}"),

  /** A field has another JSON type; nothing is converted, not even "1" to 1. */
  FIELD_TYPE("{\"id\":1}"),

  /** A key is the empty string. */
  FIELD_EMPTY(
      "{\"id\":\"\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}}"),

  /** {@code type} is neither {@code message} nor {@code status}. */
  TYPE_UNKNOWN(
      "{\"id\":\"1\",\"type\":\"typing\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"a\"}}"),

  /** {@code data} does not hold exactly the string that {@code type} announces. */
  PAYLOAD(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"status\":\"away\"}}"),

  /** A string is longer than its column, in code points. */
  TOO_LONG(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\""
          + "a".repeat(256)
          + "\"}}"),

  /** A number that its column cannot hold. */
  NUMBER_RANGE(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\","
          + "\"timestamp\":99999999999999999999,\"data\":{\"message\":\"a\"}}"),

  /**
   * A date, time or timestamp that its column cannot hold; milliseconds are recognized and
   * reported.
   */
  TIMESTAMP_RANGE(
      "{\"id\":\"1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\","
          + "\"timestamp\":1474110256000,\"data\":{\"message\":\"a\"}}"),

  /** The database refused the row, because of a constraint or a trigger. There is no example. */
  REFUSED(null),

  /**
   * A record whose key exists with other contents, which stay. Such lines are counted as conflicts,
   * not as rejected. There is no example.
   */
  CONFLICT(null);

  private final String example;

  Reason(String example) {
    this.example = example;
  }

  /** An example line with this reason; empty if no short line can have it. */
  public Optional<String> example() {
    return Optional.ofNullable(example);
  }
}
