package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.parse.json.ObjectParser;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.record.ValueChecks;
import io.sluice.transforms.reject.Rejection;

/**
 * Parses lines, strictly. A line is accepted if it is one JSON object (RFC 8259) that the model
 * reads and the table can hold unaltered. Any other line is blank, or is rejected with a reason. A
 * byte order mark is not white space: only a reader knows where a file starts. Never throws because
 * of a line's contents. Used by one thread at a time.
 *
 * @param <T> the record
 */
public final class LineParser<T> {

  private final ObjectParser<T> objects;
  private final ValueChecks checks;

  public LineParser(RecordModel<T> model, ColumnLimits limits, OnTooLong onTooLong) {
    requireNonNull(model, "model is null");
    this.checks = new ValueChecks(model.table(), limits, onTooLong);
    this.objects = new ObjectParser<>(fields -> read(model, fields));
  }

  /**
   * Parses a UTF-8 line in a range of an array, without its line feed. Skips leading NULs: a file
   * has them where nothing was ever written.
   */
  public Parsed<T> parse(byte[] bytes, int offset, int length) {
    int nuls = nuls(bytes, offset, length);
    return parseText(bytes, offset + nuls, length - nuls);
  }

  private static int nuls(byte[] bytes, int offset, int length) {
    int count = 0;
    while (count < length && bytes[offset + count] == 0) {
      count++;
    }
    return count;
  }

  private Parsed<T> parseText(byte[] bytes, int offset, int length) {
    if (ObjectParser.isBlank(bytes, offset, length)) {
      return new Parsed.Blank<>();
    }
    try {
      T record = objects.parse(bytes, offset, length);
      return new Parsed.Accepted<>(record, checks.takeTruncated());
    } catch (Rejection e) {
      return new Parsed.Rejected<>(e.reason(), e.detail());
    }
  }

  /** Resets the truncation flag first, because a line may be read twice. */
  private T read(RecordModel<T> model, JsonFields fields) throws Rejection {
    checks.takeTruncated();
    return model.read(fields, checks);
  }
}
