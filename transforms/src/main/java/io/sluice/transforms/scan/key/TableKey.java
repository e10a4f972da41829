package io.sluice.transforms.scan.key;

import java.util.List;

/**
 * A key by which a table can be scanned: it is unique, and an index has the rows in its order.
 *
 * @param index the index's name, quoted
 * @param columns the key's columns, in the order of the index
 */
public record TableKey(String index, List<KeyColumn> columns) {

  public TableKey {
    columns = List.copyOf(columns);
  }
}
