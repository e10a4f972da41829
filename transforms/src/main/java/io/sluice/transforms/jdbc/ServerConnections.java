package io.sluice.transforms.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many connections a server takes.
 *
 * @param most how many of this user's at once
 * @param inUse how many are open now, whoever's
 */
public record ServerConnections(int most, int inUse) {

  private static final String MYSQL_MOST =
      "SELECT LEAST(@@GLOBAL.max_connections,"
          + " IF(@@SESSION.max_user_connections > 0, @@SESSION.max_user_connections,"
          + " @@GLOBAL.max_connections))";

  private static final String MYSQL_IN_USE = "SHOW GLOBAL STATUS LIKE 'Threads_connected'";

  /** The reserved ones are for the database's own administrator. */
  private static final String POSTGRESQL_MOST =
      "SELECT LEAST(current_setting('max_connections')::int"
          + " - current_setting('superuser_reserved_connections')::int,"
          + " CASE WHEN rolconnlimit < 0 THEN 2147483647 ELSE rolconnlimit END)"
          + " FROM pg_roles WHERE rolname = current_user";

  private static final String POSTGRESQL_IN_USE =
      "SELECT 'connections', count(*) FROM pg_stat_activity WHERE datname IS NOT NULL";

  /**
   * Asks the server. The database need not be there, on MySQL.
   *
   * @throws DatabaseException when it cannot be reached
   */
  public static ServerConnections of(Database database) {
    boolean isMySql = database.engine() == Engine.MYSQL;
    Database server = isMySql ? database.withoutName() : database;
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      // This one ends with the question.
      return new ServerConnections(
          number(statement, isMySql ? MYSQL_MOST : POSTGRESQL_MOST, 1),
          number(statement, isMySql ? MYSQL_IN_USE : POSTGRESQL_IN_USE, 2) - 1);
    } catch (SQLException e) {
      throw SqlFailure.of(database, e);
    }
  }

  /** How many may still be opened. */
  public int free() {
    return most - inUse;
  }

  private static int number(Statement statement, String sql, int column) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(column);
    }
  }
}
