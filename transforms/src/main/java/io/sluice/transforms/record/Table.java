package io.sluice.transforms.record;

import java.io.Serializable;
import java.util.List;

/**
 * A table as a {@link RecordModel} asks for it.
 *
 * @param name the table's name
 * @param columns all columns, in the order in which {@link RecordModel#bind} sets them
 * @param key the columns of the primary key, in order; never empty
 * @param indexed columns that get an index of their own
 */
public record Table(String name, List<Column> columns, List<Column> key, List<Column> indexed)
    implements Serializable {

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    indexed = List.copyOf(indexed);
    if (key.isEmpty() || !columns.containsAll(key) || !columns.containsAll(indexed)) {
      throw new IllegalArgumentException("table " + name + ": key and indexes need its columns");
    }
  }

  /** The same table under another name. */
  public Table named(String other) {
    return new Table(other, columns, key, indexed);
  }
}
