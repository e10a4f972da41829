package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sluice.transforms.record.Checks;
import io.sluice.transforms.record.JsonFailure;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;

/**
 * Parses lines, strictly: a line is one JSON object (RFC 8259) that the model reads and the table
 * can hold unaltered, or it is rejected with a reason, or it is blank. A byte order mark is not
 * white space: only a reader knows where a file starts. Never throws for what a line holds. Used by
 * one thread at a time.
 *
 * @param <T> the record
 */
public final class LineParser<T> {

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

  private final RecordModel<T> model;
  private final Checks checks;
  private final Utf8 utf8 = new Utf8();

  public LineParser(RecordModel<T> model, Limits limits, OnTooLong onTooLong) {
    this.model = requireNonNull(model, "model is null");
    this.checks = new Checks(model.table(), limits, onTooLong);
  }

  /** Parses the line that stands in a part of an array, without its line feed, in UTF-8. */
  public Parsed<T> parse(byte[] bytes, int offset, int length) {
    if (isBlank(bytes, offset, length)) {
      return new Parsed.Blank<>();
    }
    if (!utf8.isValid(bytes, offset, length)) {
      return new Parsed.Rejected<>(Reason.ENCODING, "bytes that are not UTF-8");
    }
    checks.takeTruncated();
    try (JsonParser json = JSON.createParser(bytes, offset, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Parsed.Rejected<>(Reason.NOT_AN_OBJECT, "the line is not an object");
      }
      T record = model.read(new JsonFields(json), checks);
      if (hasMore(json)) {
        return new Parsed.Rejected<>(Reason.JSON_TRAILING, "something stands behind the object");
      }
      return new Parsed.Accepted<>(record, checks.takeTruncated());
    } catch (Rejection e) {
      return rejected(e);
    } catch (IOException e) {
      return rejected(JsonFailure.of(e));
    }
  }

  private static boolean hasMore(JsonParser json) {
    try {
      return json.nextToken() != null;
    } catch (IOException e) {
      return true;
    }
  }

  private static <T> Parsed<T> rejected(Rejection rejection) {
    return new Parsed.Rejected<>(rejection.reason(), rejection.detail());
  }

  private static boolean isBlank(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
