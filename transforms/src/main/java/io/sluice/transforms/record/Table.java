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
 * @param version the column that tells the latest of several records with the same key: the
 *     greatest; null where there is none
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

  /** A table of whose records none is later than another. */
  public Table(String name, List<Column> columns, List<Column> key, List<Column> indexed) {
    this(name, columns, key, indexed, null);
  }

  /** The same table, with a column that tells which record is the latest. */
  public Table latestBy(Column version) {
    return new Table(name, columns, key, indexed, version);
  }

  /** The same table under another name. */
  public Table named(String other) {
    return new Table(other, columns, key, indexed, version);
  }
}
