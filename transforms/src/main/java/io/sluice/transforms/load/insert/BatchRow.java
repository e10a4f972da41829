package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.Portions;
import io.sluice.transforms.load.row.RowKey;
import java.util.Arrays;

/**
 * A record on its way to the table.
 *
 * @param key its key; comparable with those of the same table
 * @param values its values, one for each column, as the texts in which the server gets them; null
 *     for NULL
 * @param line where the line that it was read from begins in its file
 * @param lineLength the bytes of that line, without its line feed
 */
public record BatchRow(RowKey key, String[] values, long line, int lineLength) {

  /** The bytes of UTF-8 that its values have at most. */
  long bytes() {
    return Portions.bytes(Arrays.asList(values));
  }
}
