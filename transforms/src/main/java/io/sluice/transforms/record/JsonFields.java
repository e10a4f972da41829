package io.sluice.transforms.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;

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
public final class JsonFields {

  private final JsonParser parser;
  private String name;

  /**
   * @param parser stands at the start of an object; the fields are read up to that object's end
   */
  public JsonFields(JsonParser parser) {
    this.parser = parser;
  }

  /** Goes to the next field of the object; false at its end. */
  public boolean next() throws Rejection {
    try {
      name = parser.nextFieldName();
      return name != null;
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /** The field's name. */
  public String name() {
    return name;
  }

  /**
   * The field's text.
   *
   * @throws Rejection FIELD_NULL, FIELD_TYPE, or SURROGATE where it holds half of a surrogate pair
   */
  public String text() throws Rejection {
    try {
      expect(JsonToken.VALUE_STRING, "a text");
      return wellFormed(parser.getText());
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /**
   * The field's text; null where the field is null.
   *
   * @throws Rejection FIELD_TYPE, or SURROGATE
   */
  public String textOrNull() throws Rejection {
    try {
      return nullOr(JsonToken.VALUE_STRING, "a text") ? null : wellFormed(parser.getText());
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /**
   * The field's whole number; 1.0 and 1e3 are not written as whole numbers and are not taken.
   *
   * @throws Rejection FIELD_NULL, FIELD_TYPE, or NUMBER_RANGE where it does not fit 64 bits
   */
  public long integer() throws Rejection {
    try {
      expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
      return bits64();
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /**
   * The field's whole number; null where the field is null.
   *
   * @throws Rejection FIELD_TYPE, or NUMBER_RANGE
   */
  public Long integerOrNull() throws Rejection {
    try {
      return nullOr(JsonToken.VALUE_NUMBER_INT, "a whole number") ? null : bits64();
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /**
   * Goes into the field's object: the next calls of {@link #next} read its fields, up to its end.
   *
   * @throws Rejection FIELD_NULL or FIELD_TYPE
   */
  public void object() throws Rejection {
    try {
      expect(JsonToken.START_OBJECT, "an object");
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /** Passes over the field's value, whatever it is; it must be JSON all the same. */
  public void skip() throws Rejection {
    try {
      parser.nextToken();
      parser.skipChildren();
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  private void expect(JsonToken expected, String words) throws IOException, Rejection {
    if (nullOr(expected, words)) {
      throw new Rejection(Reason.FIELD_NULL, name + " is null");
    }
  }

  private boolean nullOr(JsonToken expected, String words) throws IOException, Rejection {
    JsonToken token = parser.nextToken();
    if (token != expected && token != JsonToken.VALUE_NULL) {
      throw new Rejection(Reason.FIELD_TYPE, name + " is not " + words);
    }
    return token == JsonToken.VALUE_NULL;
  }

  private long bits64() throws IOException, Rejection {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new Rejection(Reason.NUMBER_RANGE, name + " does not fit 64 bits");
    }
    return parser.getLongValue();
  }

  private String wellFormed(String text) throws Rejection {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new Rejection(Reason.SURROGATE, name + " holds half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }
}
