package io.sluice.transforms.jdbc;

import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The table that a load goes to, on its server. Opens a connection for each call and closes it.
 *
 * @param database the database it is in
 * @param table what the model asks for, under the name that the user chose
 */
public record TargetTable(Database database, Table table) {

  /**
   * Creates the database and the table where they are missing; leaves them as they are where they
   * are not.
   *
   * @throws DatabaseException when the server refuses
   */
  public void createIfMissing() {
    try (Connection connection = connectCreatingDatabase()) {
      if (existing(connection).isEmpty()) {
        // Not before: in a database that was missing, nothing could be tried.
        Probe.missing(connection, table);
        execute(connection, TableSql.createTable(table, ServerKind.of(connection)));
      }
    } catch (SQLException e) {
      throw SqlFailure.of(database, e);
    }
  }

  /**
   * Checks, without writing anything, that rows can be written there unaltered: the session, the
   * rights, the table. A database or a table that is missing is no misfit where it may be created:
   * {@link #createIfMissing} makes it as it is asked for. Whether a database may be created is not
   * known before. Triggers are checked where this user has the right TRIGGER; to others the server
   * shows none.
   *
   * @return what the columns take
   * @throws DatabaseException when something does not fit; a sentence a line
   */
  public Limits check() {
    try (Connection connection = database.dataSource().getConnection()) {
      refuse(SessionCheck.misfits(connection));
      Optional<ExistingTable> there = existing(connection);
      if (there.isEmpty()) {
        Probe.missing(connection, table);
        return Limits.of(table);
      }
      Probe probe = Probe.ofRows(connection, table);
      // First, because to a user without rights columns seem to be missing.
      probe.mustBeAllowed();
      refuse(TableCheck.misfits(table, there.get(), ServerKind.of(connection)));
      probe.mustPass();
      return TableCheck.limits(table, there.get());
    } catch (SQLException e) {
      if (e.getErrorCode() == SqlFailure.UNKNOWN_DATABASE) {
        return Limits.of(table);
      }
      throw SqlFailure.of(database, e);
    }
  }

  /** The number of rows that are committed now; reads a whole index. */
  public long rows() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(TableSql.count(table))) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw SqlFailure.of(database, e);
    }
  }

  private static void refuse(List<String> misfits) {
    if (!misfits.isEmpty()) {
      throw new DatabaseException(String.join("\n", misfits));
    }
  }

  private Optional<ExistingTable> existing(Connection connection) throws SQLException {
    return ExistingTable.read(connection, database.name(), table.name());
  }

  private Connection connectCreatingDatabase() throws SQLException {
    try {
      return database.dataSource().getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() != SqlFailure.UNKNOWN_DATABASE) {
        throw e;
      }
    }
    try (Connection connection = database.withoutName().dataSource().getConnection()) {
      execute(connection, TableSql.createDatabase(database.name()));
    }
    return database.dataSource().getConnection();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
