package io.sluice.transforms.load.row;

import io.sluice.transforms.jdbc.StatementChunks;
import java.util.List;

/**
 * The values of a row's key. All writers replace rows in the order of their keys, so that they do
 * not deadlock.
 *
 * @param values the values of the key's columns
 */
public record RowKey(List<String> values) implements Comparable<RowKey> {

  /** An upper bound on the UTF-8 bytes of the values. */
  public long bytes() {
    return StatementChunks.bytes(values);
  }

  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < values.size(); i++) {
      int order = values.get(i).compareTo(other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
