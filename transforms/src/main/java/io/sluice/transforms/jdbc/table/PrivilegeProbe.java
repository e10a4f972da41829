package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The server's answer to a statement that changes nothing but requires what a load requires:
 * privileges and a writable server. Servers check both before anything else.
 *
 * @param refusal the server's error; empty if the statement passes
 */
public record PrivilegeProbe(Optional<SQLException> refusal) {

  /** Tries to insert no rows into a table. */
  static PrivilegeProbe ofRows(Connection connection, Table table) {
    return of(connection, TableSql.probeRights(table));
  }

  /**
   * Why a missing table may not be created or written to. Empty if it may, or if another load that
   * started at the same time has created it by now.
   */
  static Optional<SQLException> ofMissing(Connection connection, Table table) {
    return ofRows(connection, table)
        .ignoring(MySqlErrorCodes.NO_SUCH_TABLE)
        .or(
            () ->
                ofCreate(connection, table.name())
                    .ignoring(MySqlErrorCodes.DUPLICATE_COLUMN, MySqlErrorCodes.TABLE_EXISTS));
  }

  /** Tries to create a table in a database that is missing too. */
  static PrivilegeProbe ofMissingDatabase(Connection connection, String database, Table table) {
    return of(connection, TableSql.probeCreate(database, table.name()));
  }

  /**
   * Tries to create a table with a statement that always fails, but on missing privileges first.
   */
  public static PrivilegeProbe ofCreate(Connection connection, String table) {
    return of(connection, TableSql.probeCreate(table));
  }

  /**
   * Explains a statement: the server checks all privileges that it requires, but does not run it.
   *
   * @param sql a statement without parameters
   */
  public static PrivilegeProbe ofExplained(Connection connection, String sql) {
    return of(connection, "EXPLAIN " + sql);
  }

  /** The refusal, if the user or the server cannot write at all, whatever the tables. */
  public Optional<SQLException> forbidden() {
    return refusal.filter(MySqlErrorCodes::forbidsWriting);
  }

  /** The refusal, unless it is one of these errors. */
  Optional<SQLException> ignoring(Integer... errorNumbers) {
    return refusal.filter(e -> !List.of(errorNumbers).contains(e.getErrorCode()));
  }

  private static PrivilegeProbe of(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return new PrivilegeProbe(Optional.empty());
    } catch (SQLException e) {
      return new PrivilegeProbe(Optional.of(e));
    }
  }
}
