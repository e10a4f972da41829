package io.sluice.transforms.jdbc;

import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What the server says to a statement that changes nothing and needs what a load needs: rights, and
 * a server that can be written to. Servers look at both before they look at anything else.
 *
 * @param refusal what it says; empty where the statement passes
 */
record Probe(Optional<SQLException> refusal) {

  /** Tries to write no rows into a table. */
  static Probe ofRows(Connection connection, Table table) {
    return of(connection, TableSql.probeRights(table));
  }

  /**
   * Finds out whether a table that is missing may be created and written to.
   *
   * @throws SQLException when not
   */
  static void missing(Connection connection, Table table) throws SQLException {
    ofRows(connection, table).mustEndWith(SqlFailure.NO_SUCH_TABLE);
    of(connection, TableSql.probeCreate(table)).mustEndWith(SqlFailure.DUPLICATE_COLUMN);
  }

  /** Passes unless it is the user or the server that cannot write, whatever the table is like. */
  void mustBeAllowed() throws SQLException {
    if (refusal.isPresent() && SqlFailure.forbidsWriting(refusal.get())) {
      throw refusal.get();
    }
  }

  /** Passes only what the server let pass. */
  void mustPass() throws SQLException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private void mustEndWith(int errorNumber) throws SQLException {
    if (refusal.isPresent() && refusal.get().getErrorCode() != errorNumber) {
      throw refusal.get();
    }
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
