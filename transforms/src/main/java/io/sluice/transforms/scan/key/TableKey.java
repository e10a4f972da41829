package io.sluice.transforms.scan.key;

import java.util.List;

/**
 * A key by which a table can be walked: no two rows have the same, and an index has the rows in its
 * order.
 *
 * @param index the index's name, in the server's quotes
 * @param columns its columns, in the index's order
 */
public record TableKey(String index, List<KeyColumn> columns) {

  public TableKey {
    columns = List.copyOf(columns);
  }
}
