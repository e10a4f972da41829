package io.sluice.transforms.record;

import io.sluice.transforms.reject.Rejection;

/**
 * The fields of one JSON object, one after the other, strictly: a value is of the type asked for or
 * the line is rejected; nothing is converted.
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
 * <p>Each turn of the loop reads the value once, by one of {@link #text}, {@link #integer} (or
 * their likes for fields that may be null), {@link #object} (whose fields are then read by a loop
 * of their own) or {@link #skip}. Used by one thread at a time.
 */
public interface JsonFields {

  /** Goes to the next field of the object; false at its end. */
  boolean next() throws Rejection;

  /** The field's name. */
  String name();

  /**
   * The field's text.
   *
   * @throws Rejection FIELD_NULL, FIELD_TYPE, or SURROGATE where it holds half of a surrogate pair
   */
  String text() throws Rejection;

  /**
   * The field's text; null where the field is null.
   *
   * @throws Rejection FIELD_TYPE, or SURROGATE
   */
  String textOrNull() throws Rejection;

  /**
   * The field's whole number; 1.0 and 1e3 are not written as whole numbers and are not taken.
   *
   * @throws Rejection FIELD_NULL, FIELD_TYPE, or NUMBER_RANGE where it does not fit 64 bits
   */
  long integer() throws Rejection;

  /**
   * The field's whole number; null where the field is null.
   *
   * @throws Rejection FIELD_TYPE, or NUMBER_RANGE
   */
  Long integerOrNull() throws Rejection;

  /**
   * Goes into the field's object: the next calls of {@link #next} read its fields, up to its end.
   *
   * @throws Rejection FIELD_NULL or FIELD_TYPE
   */
  void object() throws Rejection;

  /** Passes over the field's value, whatever it is; it must be JSON all the same. */
  void skip() throws Rejection;
}
