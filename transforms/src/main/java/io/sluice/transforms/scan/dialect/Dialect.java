package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.key.Condition;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The SQL for scanning tables, as far as it differs between servers. */
public interface Dialect extends Serializable {

  /** The dialect of a database. */
  static Dialect of(Database database) {
    return switch (database.engine()) {
      case MYSQL -> new MySqlDialect();
      case POSTGRESQL -> new PostgresDialect();
    };
  }

  /** Quotes a name. */
  String quoted(String name);

  /**
   * Reads a table's description from the catalog.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if there is no such table, or it has no
   *     columns
   */
  CatalogTable describe(Connection connection, Database database, String table) throws SQLException;

  /**
   * What follows FROM to read rows by the key's index.
   *
   * @param table the table's name, quoted
   */
  String byIndex(String table, TableKey key);

  /**
   * Matches keys greater than the given one, in the form for which the server seeks in its index.
   */
  Condition greater(List<KeyColumn> columns, Key key);

  /** Matches keys less than or equal to the given one, in the same way. */
  Condition lessOrEqual(List<KeyColumn> columns, Key key);

  /**
   * The statement of a {@code BulkUpdate}, which updates rows by key and has one placeholder.
   *
   * @param table the table's name, quoted
   * @param columns the columns that get new values
   * @param kept the columns that the server would set by itself, and that keep their values
   */
  String bulkUpdate(
      String table, List<KeyColumn> key, List<CatalogColumn> columns, List<CatalogColumn> kept);

  /** The table options of Sluice's own tables, which follow the columns. */
  String tableOptions();

  /**
   * The statement that limits how long an ALTER TABLE waits for other sessions, and blocks them.
   */
  String lockTimeout(int seconds);

  /** Estimates how many rows a SELECT reads, without reading any. */
  long estimate(Connection connection, String select, List<String> values) throws SQLException;

  /**
   * Runs a statement whose rows arrive as they are read.
   *
   * @param connection a connection of {@link #open}
   */
  RowStream stream(Connection connection, Select select) throws SQLException;

  /**
   * Opens a connection for reading.
   *
   * @param withoutReadTimeout whether to wait for an answer however long it takes
   */
  Connection open(Database database, boolean withoutReadTimeout) throws SQLException;

  /**
   * The expression that selects a column under its own name.
   *
   * @param table the table's name, quoted
   */
  default String selected(CatalogColumn column, String table) {
    String quoted = quoted(column.name());
    return column.exact().isEmpty() ? table + "." + quoted : column.exact() + " AS " + quoted;
  }
}
