package io.sluice.transforms.jdbc.session;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many connections a server allows its user.
 *
 * @param most the maximum number at one time
 * @param free the number that can be opened now
 */
public record ServerConnections(int most, int free) {

  private static final String MYSQL =
      "SELECT @@GLOBAL.max_connections, @@SESSION.max_user_connections,"
          + " (SELECT COUNT(*) FROM information_schema.processlist"
          + " WHERE user = SUBSTRING_INDEX(USER(), '@', 1))";

  private static final String MYSQL_IN_USE = "SHOW GLOBAL STATUS LIKE 'Threads_connected'";

  /** Excludes the connections that are reserved for the database's administrator. */
  private static final String POSTGRESQL =
      "SELECT current_setting('max_connections')::int"
          + " - current_setting('superuser_reserved_connections')::int, GREATEST(rolconnlimit, 0),"
          + " (SELECT count(*) FROM pg_stat_activity WHERE usename = current_user)"
          + " FROM pg_roles WHERE rolname = current_user";

  private static final String POSTGRESQL_IN_USE =
      "SELECT 'connections', count(*) FROM pg_stat_activity WHERE datname IS NOT NULL";

  /** The server's value for a user without a limit. */
  private static final int NO_LIMIT = 0;

  /**
   * Queries the server. On MySQL, the database need not exist.
   *
   * @throws DatabaseException if the server cannot be reached
   */
  public static ServerConnections of(Database database) {
    boolean isMySql = database.engine() == Engine.MYSQL;
    Database server = isMySql ? database.withoutName() : database;
    try (Connection connection = DataSources.forWriting(server).getConnection();
        Statement statement = connection.createStatement()) {
      int inUse = inUse(statement, isMySql ? MYSQL_IN_USE : POSTGRESQL_IN_USE);
      try (ResultSet row = statement.executeQuery(isMySql ? MYSQL : POSTGRESQL)) {
        row.next();
        return of(row.getInt(1), inUse, row.getInt(2), row.getInt(3));
      }
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, Operation.of("counting the server's connections"), e);
    }
  }

  /** Does not count the connection that runs the query, which closes afterwards. */
  static ServerConnections of(int most, int inUse, int mostOfUser, int inUseByUser) {
    int free = most - (inUse - 1);
    if (mostOfUser == NO_LIMIT) {
      return new ServerConnections(most, Math.max(0, free));
    }
    int freeForUser = mostOfUser - (inUseByUser - 1);
    return new ServerConnections(
        Math.min(most, mostOfUser), Math.max(0, Math.min(free, freeForUser)));
  }

  private static int inUse(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(2);
    }
  }
}
