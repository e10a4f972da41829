package io.sluice.transforms.scan.table;

import io.sluice.transforms.scan.key.KeyColumn;
import java.io.Serializable;
import java.util.List;

/**
 * What a server's catalogue says of a table.
 *
 * @param quoted its name in the server's quotes, qualified by its schema if it has one
 * @param columns its columns, in their order
 * @param hidesColumns whether it has columns that the server does not show to this user
 * @param indexes those that have the rows in the order of whole columns, the primary key first
 * @param unfit the others
 * @param isTransactional whether changes of it are committed together with others, or not at all
 */
public record TableDescription(
    String quoted,
    List<ShapeColumn> columns,
    boolean hidesColumns,
    List<TableIndex> indexes,
    List<UnfitIndex> unfit,
    boolean isTransactional) {

  /**
   * A column.
   *
   * @param name its name
   * @param type its type in the server's words, with what order its texts have
   * @param exact of a float of which the server writes some digits only, an expression for the same
   *     as a double; empty for all else
   * @param setOnUpdate whether the server sets it to the time when a row is updated
   * @param isReadable whether this user may read it
   */
  public record ShapeColumn(
      String name, String type, String exact, boolean setOnUpdate, boolean isReadable)
      implements Serializable {}

  /**
   * An index.
   *
   * @param quoted its name, in the server's quotes
   * @param columns the columns in whose order it has the rows
   * @param unique how many of them, from the first on, no two rows have the same of; 0 for none
   */
  public record TableIndex(String quoted, List<KeyColumn> columns, int unique) {

    public TableIndex {
      columns = List.copyOf(columns);
    }

    /** The columns that are together unique; empty where they are not. */
    List<KeyColumn> uniqueColumns() {
      return columns.subList(0, unique);
    }
  }

  /**
   * An index by which the table cannot be scanned.
   *
   * @param quoted its name, in the server's quotes
   * @param columns the names of its columns, as far as it has any
   * @param isUnique whether it is a unique index
   * @param reason what follows the name in a sentence: {@code contains an expression}
   */
  public record UnfitIndex(String quoted, List<String> columns, boolean isUnique, String reason) {

    public UnfitIndex {
      columns = List.copyOf(columns);
    }
  }

  public TableDescription {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    unfit = List.copyOf(unfit);
  }
}
