package io.sluice.transforms.parse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;

/**
 * Parses lines that hold one JSON object each, strictly: RFC 8259 to the letter, in UTF-8. A byte
 * order mark is not white space: only a reader knows where a file starts. Used by one thread at a
 * time.
 *
 * @param <T> what the object is
 */
public final class ObjectParser<T> {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER_DIGITS = 100;
  // The factory keeps up to 6,000 names that it has met, for all parsers and until the JVM ends.
  private static final int MAX_NAME_BYTES = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // A line of a UTF-16 file, cut at the byte of a line feed, would be read as other text.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_DIGITS)
                  .maxNameLength(MAX_NAME_BYTES)
                  // The reader bounds the line, and so every text in it.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Makes something of an object's fields; of those of the same line again, where need be. */
  public interface FieldsReader<T> {
    T read(JsonFields fields) throws Rejection;
  }

  private final FieldsReader<T> reader;
  private final FastJsonFields plain = new FastJsonFields();
  private final Utf8 utf8 = new Utf8();

  public ObjectParser(FieldsReader<T> reader) {
    this.reader = reader;
  }

  /** Parses the line that stands in a part of an array, without its line feed. */
  public T parse(byte[] bytes, int offset, int length) throws Rejection {
    try {
      plain.start(bytes, offset, length);
      T object = reader.read(plain);
      if (plain.hasReadAll()) {
        return object;
      }
    } catch (Rejection e) {
      // Whether anything is wrong with the line, and what comes first, only a strict reading says.
    }
    return parseStrictly(bytes, offset, length);
  }

  /** The same, and the measure of it, at a fraction of the speed. */
  T parseStrictly(byte[] bytes, int offset, int length) throws Rejection {
    if (!utf8.isValid(bytes, offset, length)) {
      throw new Rejection(Reason.ENCODING, "bytes that are not UTF-8");
    }
    try (JsonParser json = JSON.createParser(bytes, offset, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Rejection(Reason.NOT_AN_OBJECT, "the line is not an object");
      }
      T object = reader.read(new StrictJsonFields(json));
      if (hasMore(json)) {
        throw new Rejection(Reason.JSON_TRAILING, "something stands behind the object");
      }
      return object;
    } catch (IOException e) {
      throw JsonFailure.of(e);
    }
  }

  /** Whether a line holds nothing but white space. */
  public static boolean isBlank(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static boolean hasMore(JsonParser json) {
    try {
      return json.nextToken() != null;
    } catch (IOException e) {
      return true;
    }
  }
}
