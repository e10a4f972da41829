package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What the server says to a statement that changes nothing and needs what a load needs: rights, and
 * a server that can be written to. Servers look at both before they look at anything else.
 *
 * @param refusal what it says; empty where the statement passes
 */
public record Probe(Optional<SQLException> refusal) {

  /** Tries to write no rows into a table. */
  static Probe ofRows(Connection connection, Table table) {
    return of(connection, TableSql.probeRights(table));
  }

  /**
   * Why a table that was missing may not be created or written to; empty where it may, and where
   * another load that starts at the same time has created it by now.
   */
  static Optional<SQLException> ofMissing(Connection connection, Table table) {
    return ofRows(connection, table)
        .otherThan(SqlFailure.NO_SUCH_TABLE)
        .or(
            () ->
                ofCreate(connection, table.name())
                    .otherThan(SqlFailure.DUPLICATE_COLUMN, SqlFailure.TABLE_EXISTS));
  }

  /** Tries to create a table in a database that is missing, too. */
  static Probe ofMissingDatabase(Connection connection, String database, Table table) {
    return of(connection, TableSql.probeCreate(database, table.name()));
  }

  /** Tries to create a table in a way that always fails, but for want of rights at first. */
  public static Probe ofCreate(Connection connection, String table) {
    return of(connection, TableSql.probeCreate(table));
  }

  /**
   * Explains a statement: servers ask for all rights that it needs, and do not run it.
   *
   * @param sql a statement without parameters
   */
  public static Probe ofExplained(Connection connection, String sql) {
    return of(connection, "EXPLAIN " + sql);
  }

  /** The refusal, where the user or the server cannot write, whatever the tables are like. */
  public Optional<SQLException> forbidden() {
    return refusal.filter(SqlFailure::forbidsWriting);
  }

  /** The refusal, unless it is one of these. */
  Optional<SQLException> otherThan(Integer... errorNumbers) {
    return refusal.filter(e -> !List.of(errorNumbers).contains(e.getErrorCode()));
  }

  private static Probe of(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return new Probe(Optional.empty());
    } catch (SQLException e) {
      return new Probe(Optional.of(e));
    }
  }
}
