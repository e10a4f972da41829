package io.sluice.transforms.scan;

import java.io.Serializable;
import java.util.List;

/**
 * What a server's catalogue says of a table.
 *
 * @param columns its columns, in their order
 * @param indexes those that have the rows in the order of whole columns, the primary key first
 * @param isTransactional whether changes of it are committed together with others, or not at all
 */
record TableShape(List<ShapeColumn> columns, List<TableIndex> indexes, boolean isTransactional) {

  /**
   * A column.
   *
   * @param name its name
   * @param type its type in the server's words, with what order its texts have
   * @param exact of a float of which the server writes some digits only, an expression for the same
   *     as a double; empty for all else
   * @param setOnUpdate whether the server sets it to the time when a row is updated
   */
  record ShapeColumn(String name, String type, String exact, boolean setOnUpdate)
      implements Serializable {

    /** The column among those that are selected, under its own name. */
    String selected(Dialect dialect, String table) {
      String quoted = dialect.quoted(name);
      return exact.isEmpty() ? table + "." + quoted : exact + " AS " + quoted;
    }
  }

  /**
   * An index.
   *
   * @param quoted its name, in the server's quotes
   * @param columns the columns in whose order it has the rows
   * @param unique how many of them, from the first on, no two rows have the same of; 0 for none
   */
  record TableIndex(String quoted, List<KeyColumn> columns, int unique) {

    TableIndex {
      columns = List.copyOf(columns);
    }

    /** The columns that are together unique; empty where they are not. */
    List<KeyColumn> uniqueColumns() {
      return columns.subList(0, unique);
    }
  }

  TableShape {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }
}
