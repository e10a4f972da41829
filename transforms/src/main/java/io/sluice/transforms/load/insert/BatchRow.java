package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.load.row.RowKey;
import java.util.Arrays;

/**
 * A record to insert into the table.
 *
 * @param key its key; comparable with other keys of the same table
 * @param values its values, one per column, as the strings that the server receives; null for NULL
 * @param line the offset of its line in the file
 * @param lineLength the bytes of that line, without its line feed
 */
public record BatchRow(RowKey key, String[] values, long line, int lineLength) {

  /** An upper bound on the UTF-8 bytes of its values. */
  long bytes() {
    return StatementChunks.bytes(Arrays.asList(values));
  }
}
