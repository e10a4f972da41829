package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.key.Condition;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.TableDescription;
import io.sluice.transforms.scan.table.TableDescription.ShapeColumn;
import io.sluice.transforms.scan.update.BulkUpdate;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the SQL for walking a table differs between servers. */
public interface Dialect extends Serializable {

  /** The one of a database. */
  static Dialect of(Database database) {
    return switch (database.engine()) {
      case MYSQL -> new MySqlDialect();
      case POSTGRESQL -> new PostgresDialect();
    };
  }

  /** A name, in the server's quotes. */
  String quoted(String name);

  /**
   * What there is of a table.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table, or it has no
   *     columns
   */
  TableDescription shape(Connection connection, Database database, String table)
      throws SQLException;

  /**
   * What follows FROM, so that the rows come by the key's index.
   *
   * @param table the table's name, quoted
   */
  String byIndex(String table, TableKey key);

  /** The keys that are greater than one, in the form for which the server goes to its place. */
  Condition greater(List<KeyColumn> columns, Key key);

  /** The keys that are not greater than one, in the same way. */
  Condition lessOrEqual(List<KeyColumn> columns, Key key);

  /**
   * A statement that updates rows by their keys, with one placeholder: for {@link BulkUpdate}.
   *
   * @param table the table's name, quoted
   * @param columns those that get new values
   * @param kept those that the server would set by itself, and that keep their values
   */
  String bulkUpdate(
      String table, List<KeyColumn> key, List<ShapeColumn> columns, List<ShapeColumn> kept);

  /** What follows on the columns of a table of Sluice's own. */
  String tableOptions();

  /** Has statements that change tables wait for others for so long, and keep them for no longer. */
  String lockTimeout(int seconds);

  /** About how many rows a SELECT goes through; the server looks into its index, and no further. */
  long estimate(Connection connection, String select, List<String> values) throws SQLException;

  /**
   * Runs a statement whose rows come as they are read.
   *
   * @param connection as {@link #open} gives it
   */
  RowStream stream(Connection connection, Select select) throws SQLException;

  /**
   * A connection for reading.
   *
   * @param patient whether it waits for an answer however long it takes
   */
  Connection open(Database database, boolean patient) throws SQLException;

  /**
   * The expression that selects a column under its own name.
   *
   * @param table the table's name, quoted
   */
  default String selected(ShapeColumn column, String table) {
    String quoted = quoted(column.name());
    return column.exact().isEmpty() ? table + "." + quoted : column.exact() + " AS " + quoted;
  }
}
