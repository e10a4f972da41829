package io.sluice.transforms.parse.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;

/** Reads the fields of any object with Jackson, and reports what is wrong with a line. */
final class StrictJsonFields implements JsonFields {

  private final JsonParser parser;
  private String name;

  /**
   * @param parser a parser at the start of an object; the fields are read up to the end of that
   *     object
   */
  StrictJsonFields(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public boolean next() throws Rejection {
    try {
      name = parser.nextFieldName();
      return name != null;
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String text() throws Rejection {
    try {
      expect(JsonToken.VALUE_STRING, "a string");
      return wellFormed(parser.getText());
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
  public String textOrNull() throws Rejection {
    try {
      return nullOr(JsonToken.VALUE_STRING, "a string") ? null : wellFormed(parser.getText());
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
  public long integer() throws Rejection {
    try {
      expect(JsonToken.VALUE_NUMBER_INT, "an integer");
      return bits64();
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
  public Long integerOrNull() throws Rejection {
    try {
      return nullOr(JsonToken.VALUE_NUMBER_INT, "an integer") ? null : bits64();
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
  public void object() throws Rejection {
    try {
      expect(JsonToken.START_OBJECT, "an object");
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  @Override
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
