package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Database;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Where the SQL for walking a table differs between servers. */
interface Dialect extends Serializable {

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
   * @return without columns where there is no such table
   */
  TableShape shape(Connection connection, String table) throws SQLException;

  /**
   * What follows FROM, so that the rows come by the key's index.
   *
   * @param table the table's name, quoted
   */
  String byIndex(String table, TableKey key);

  /** The keys that are greater than one, in the form for which the server goes to its place. */
  Condition greater(List<KeyColumn> columns, Key key);

  /** The keys that are not greater than one, in the same way. */
  Condition notGreater(List<KeyColumn> columns, Key key);

  /** About how many rows a SELECT goes through; the server looks into its index, and no further. */
  long estimate(Connection connection, String select, List<String> values) throws SQLException;

  /**
   * A statement whose rows come as they are read, and not all at once.
   *
   * @param connection as {@link #open} gives it
   */
  PreparedStatement streaming(Connection connection, String select) throws SQLException;

  /** A connection for reading. */
  Connection open(Database database) throws SQLException;
}
