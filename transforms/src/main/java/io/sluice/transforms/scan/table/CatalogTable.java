package io.sluice.transforms.scan.table;

import io.sluice.transforms.scan.key.KeyColumn;
import java.io.Serializable;
import java.util.List;

/**
 * A table as the server's catalog describes it.
 *
 * @param quoted the table's name, quoted and qualified by its schema if it has one
 * @param columns the columns, in table order
 * @param hidesColumns whether it has columns that the server does not show to this user
 * @param indexes the indexes that order the rows by whole columns, the primary key first
 * @param unusable the other indexes
 * @param isTransactional whether changes to the table are part of a transaction
 */
public record CatalogTable(
    String quoted,
    List<CatalogColumn> columns,
    boolean hidesColumns,
    List<TableIndex> indexes,
    List<UnusableIndex> unusable,
    boolean isTransactional) {

  /**
   * A column.
   *
   * @param name the column's name
   * @param type the type as the server names it, with the collation of its strings
   * @param exact if the server writes only some digits of a float, an expression that yields all of
   *     them as a double; otherwise empty
   * @param setOnUpdate whether the server sets it to the time of a row's update
   * @param isReadable whether this user may read it
   */
  public record CatalogColumn(
      String name, String type, String exact, boolean setOnUpdate, boolean isReadable)
      implements Serializable {}

  /**
   * An index.
   *
   * @param quoted the index's name, quoted
   * @param columns the columns by which it orders the rows
   * @param unique the number of leading columns that are unique together; 0 if none are
   */
  public record TableIndex(String quoted, List<KeyColumn> columns, int unique) {

    public TableIndex {
      columns = List.copyOf(columns);
    }

    /** The leading columns that are unique together; empty if none are. */
    List<KeyColumn> uniqueColumns() {
      return columns.subList(0, unique);
    }
  }

  /**
   * An index by which the table cannot be scanned.
   *
   * @param quoted the index's name, quoted
   * @param columns the names of its columns, without expressions
   * @param isUnique whether it is a unique index
   * @param reason what follows the name in a sentence: {@code contains an expression}
   */
  public record UnusableIndex(
      String quoted, List<String> columns, boolean isUnique, String reason) {

    public UnusableIndex {
      columns = List.copyOf(columns);
    }
  }

  public CatalogTable {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    unusable = List.copyOf(unusable);
  }
}
