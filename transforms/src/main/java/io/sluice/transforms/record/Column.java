package io.sluice.transforms.record;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One column as a {@link RecordModel} asks for it.
 *
 * @param name the column's name, which is also the JSON field's name in messages
 * @param type what it holds
 * @param length for {@link Type#TEXT} the greatest length in code points, else 0
 * @param nullable whether the column may hold NULL; Sluice itself never writes one
 * @param defaultText for {@link Type#TEXT} the column's default, or null for none
 * @param truncatable whether a text that is too long may be cut where the user asks for it
 */
public record Column(
    String name, Type type, int length, boolean nullable, String defaultText, boolean truncatable)
    implements Serializable {

  /** What a column holds. */
  public enum Type {
    /** Unicode text, stored character for character. */
    TEXT,
    /** A whole number of 64 bits, signed. */
    INTEGER,
    /** An instant, in whole seconds. */
    TIMESTAMP,
    /** A day; none of a record, but of what is computed of records. */
    DATE
  }

  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }

  /** A text of at most {@code length} code points, NOT NULL, without a default. */
  public static Column text(String name, int length) {
    return new Column(name, Type.TEXT, length, false, null, false);
  }

  /** A whole number, NOT NULL. */
  public static Column integer(String name) {
    return new Column(name, Type.INTEGER, 0, false, null, false);
  }

  /** An instant, NOT NULL. */
  public static Column timestamp(String name) {
    return new Column(name, Type.TIMESTAMP, 0, false, null, false);
  }

  /** A day, NOT NULL. */
  public static Column date(String name) {
    return new Column(name, Type.DATE, 0, false, null, false);
  }

  /** The same column, where NULL is allowed. */
  public Column orNull() {
    return new Column(name, type, length, true, defaultText, truncatable);
  }

  /** The same column, where NULL is allowed and {@code text} stands when nothing is given. */
  public Column withDefault(String text) {
    return new Column(name, type, length, true, text, truncatable);
  }

  /** The same column, whose texts may be cut where the user asks for it. */
  public Column mayBeTruncated() {
    return new Column(name, type, length, nullable, defaultText, true);
  }
}
