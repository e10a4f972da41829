package io.sluice.transforms.record;

import java.io.Serializable;
import java.util.List;

/**
 * A table as a {@link RecordModel} requires it.
 *
 * @param name the table's name
 * @param columns all columns, in the order in which {@link RecordModel#bind} sets them
 * @param key the columns of the primary key, in order; never empty
 * @param indexed the columns with an index of their own
 * @param version the column whose greatest value marks the latest record with a key; null for none
 */
public record Table(
    String name, List<Column> columns, List<Column> key, List<Column> indexed, Column version)
    implements Serializable {

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    indexed = List.copyOf(indexed);
    if (key.isEmpty() || !columns.containsAll(key) || !columns.containsAll(indexed)) {
      throw new IllegalArgumentException("table " + name + ": key and indexes need its columns");
    }
    if (version != null && !columns.contains(version)) {
      throw new IllegalArgumentException("table " + name + ": the version is not its column");
    }
  }

  /** A table whose records have no version. */
  public Table(String name, List<Column> columns, List<Column> key, List<Column> indexed) {
    this(name, columns, key, indexed, null);
  }

  /** Returns a copy in which a column marks the latest record with a key. */
  public Table latestBy(Column version) {
    return new Table(name, columns, key, indexed, version);
  }

  /** Returns a copy with another name. */
  public Table named(String other) {
    return new Table(other, columns, key, indexed, version);
  }
}
