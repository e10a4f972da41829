package io.sluice.transforms.load.row;

import io.sluice.transforms.jdbc.Portions;
import java.util.List;

/**
 * The values of a row's key. In their order all writers replace rows, so that they do not wait for
 * each other in circles.
 *
 * @param values the values of the key's columns
 */
public record RowKey(List<String> values) implements Comparable<RowKey> {

  /** The bytes of UTF-8 that its values have at most. */
  public long bytes() {
    return Portions.bytes(values);
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
