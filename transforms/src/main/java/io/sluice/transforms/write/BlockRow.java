package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.Portions;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.util.Arrays;

/**
 * A record on its way to the table.
 *
 * @param key its key; comparable with those of the same table
 * @param values its values, one for each column, as the texts in which the server gets them
 * @param line the line it was read from
 */
record BlockRow(Key key, String[] values, Line line) {

  /** The bytes of UTF-8 that its values have at most. */
  long bytes() {
    return Portions.bytes(Arrays.asList(values));
  }

  Reject reject(Reason reason, String detail) {
    return new Reject(reason, line.file(), line.offset(), detail, line.raw());
  }
}
