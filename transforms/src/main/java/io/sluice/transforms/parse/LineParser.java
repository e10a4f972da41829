package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.parse.json.ObjectParser;
import io.sluice.transforms.record.Checks;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Rejection;

/**
 * Parses lines, strictly: a line is one JSON object (RFC 8259) that the model reads and the table
 * can hold unaltered, or it is rejected with a reason, or it is blank. A byte order mark is not
 * white space: only a reader knows where a file starts. Never throws for what a line holds. Used by
 * one thread at a time.
 *
 * @param <T> the record
 */
public final class LineParser<T> {

  private final ObjectParser<T> objects;
  private final Checks checks;

  public LineParser(RecordModel<T> model, Limits limits, OnTooLong onTooLong) {
    requireNonNull(model, "model is null");
    this.checks = new Checks(model.table(), limits, onTooLong);
    this.objects = new ObjectParser<>(fields -> read(model, fields));
  }

  /**
   * Parses the line that stands in a part of an array, without its line feed, in UTF-8. NULs at its
   * beginning are skipped: a file has them where nothing was ever written.
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

  /** What an earlier reading cut is forgotten: a line may be read twice. */
  private T read(RecordModel<T> model, JsonFields fields) throws Rejection {
    checks.takeTruncated();
    return model.read(fields, checks);
  }
}
