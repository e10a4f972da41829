package io.sluice.transforms.record;

import io.sluice.transforms.reject.Rejection;

/**
 * Reads the fields of one JSON object in order, strictly: each value must have the requested type,
 * or the line is rejected. Nothing is converted.
 *
 * <pre>{@code
 * while (json.next()) {
 *   switch (json.name()) {
 *     case "id" -> id = json.text();
 *     default -> json.skip();
 *   }
 * }
 * }</pre>
 *
 * <p>Each iteration reads the value once, with {@link #text}, {@link #integer}, their variants for
 * nullable fields, {@link #object} (whose fields a nested loop then reads) or {@link #skip}. For
 * use by one thread at a time.
 */
public interface JsonFields {

  /** Advances to the next field; false at the end of the object. */
  boolean next() throws Rejection;

  /** The field's name. */
  String name();

  /**
   * The field's string.
   *
   * @throws Rejection if it is null (FIELD_NULL), of another type (FIELD_TYPE), or contains half of
   *     a surrogate pair (SURROGATE)
   */
  String text() throws Rejection;

  /**
   * The field's string; null if the field is null.
   *
   * @throws Rejection if it is of another type (FIELD_TYPE), or contains half of a surrogate pair
   *     (SURROGATE)
   */
  String textOrNull() throws Rejection;

  /**
   * The field's integer; {@code 1.0} and {@code 1e3} are not integers.
   *
   * @throws Rejection if it is null (FIELD_NULL), of another type (FIELD_TYPE), or does not fit
   *     into 64 bits (NUMBER_RANGE)
   */
  long integer() throws Rejection;

  /**
   * The field's integer; null if the field is null.
   *
   * @throws Rejection if it is of another type (FIELD_TYPE), or does not fit into 64 bits
   *     (NUMBER_RANGE)
   */
  Long integerOrNull() throws Rejection;

  /**
   * Enters the field's object: the next calls of {@link #next} read its fields, up to its end.
   *
   * @throws Rejection if it is null (FIELD_NULL) or of another type (FIELD_TYPE)
   */
  void object() throws Rejection;

  /** Skips the field's value, which must be valid JSON all the same. */
  void skip() throws Rejection;
}
