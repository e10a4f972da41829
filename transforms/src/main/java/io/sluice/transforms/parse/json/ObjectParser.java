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
 * Parses lines that hold one JSON object each, strictly as RFC 8259 defines it, in UTF-8. A byte
 * order mark is not white space: only a reader knows where a file starts. Used by one thread at a
 * time.
 *
 * @param <T> the result of parsing an object
 */
public final class ObjectParser<T> {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER_DIGITS = 100;
  // The factory caches up to 6,000 names, for all parsers and until the JVM ends.
  private static final int MAX_NAME_BYTES = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Otherwise a line of a UTF-16 file, cut at a line feed byte, would be read as other
          // text.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_DIGITS)
                  .maxNameLength(MAX_NAME_BYTES)
                  // The reader limits the line, and so every string in it.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Builds a result from an object's fields. May be called twice for one line. */
  public interface FieldsReader<T> {
    T read(JsonFields fields) throws Rejection;
  }

  private final FieldsReader<T> reader;
  private final FastJsonFields fast = new FastJsonFields();
  private final Utf8 utf8 = new Utf8();

  public ObjectParser(FieldsReader<T> reader) {
    this.reader = reader;
  }

  /**
   * Parses a line in a range of an array, without its line feed.
   *
   * @throws Rejection if the line is not a valid object, or the reader rejects its fields
   */
  public T parse(byte[] bytes, int offset, int length) throws Rejection {
    try {
      fast.start(bytes, offset, length);
      T object = reader.read(fast);
      if (fast.hasReadAll()) {
        return object;
      }
    } catch (Rejection e) {
      // Only the strict parser decides whether the line is bad, and what is wrong first.
    }
    return parseStrictly(bytes, offset, length);
  }

  /**
   * Parses strictly, at a fraction of the speed. Its verdict is the reference for the fast parser.
   */
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

  /** Whether a line holds only white space. */
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
