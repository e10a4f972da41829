package io.sluice.transforms.record;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A column as a {@link RecordModel} requires it.
 *
 * @param name the column's name, which is also the JSON field's name in messages
 * @param type the column's type
 * @param length for {@link Type#TEXT} the maximum length in code points, else 0
 * @param nullable whether the column may be nullable; Sluice itself never writes NULL
 * @param defaultText for {@link Type#TEXT} the default value, or null for none
 * @param truncatable whether a string that is too long may be truncated if the user asks for it
 */
public record Column(
    String name, Type type, int length, boolean nullable, String defaultText, boolean truncatable)
    implements Serializable {

  /** The type of a column's values. */
  public enum Type {
    /** A Unicode string, stored unchanged. */
    TEXT,
    /** A signed 64-bit integer. */
    INTEGER,
    /** A timestamp, to the second. */
    TIMESTAMP,
    /** A date; only for values computed from records. */
    DATE
  }

  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }

  /** A string of at most {@code length} code points, NOT NULL, without a default. */
  public static Column text(String name, int length) {
    return new Column(name, Type.TEXT, length, false, null, false);
  }

  /** An integer, NOT NULL. */
  public static Column integer(String name) {
    return new Column(name, Type.INTEGER, 0, false, null, false);
  }

  /** A timestamp, NOT NULL. */
  public static Column timestamp(String name) {
    return new Column(name, Type.TIMESTAMP, 0, false, null, false);
  }

  /** A date, NOT NULL. */
  public static Column date(String name) {
    return new Column(name, Type.DATE, 0, false, null, false);
  }

  /** Returns a nullable copy. */
  public Column orNull() {
    return new Column(name, type, length, true, defaultText, truncatable);
  }

  /** Returns a nullable copy with a default value. */
  public Column withDefault(String text) {
    return new Column(name, type, length, true, text, truncatable);
  }

  /** Returns a copy whose strings may be truncated if the user asks for it. */
  public Column mayBeTruncated() {
    return new Column(name, type, length, nullable, defaultText, true);
  }
}
