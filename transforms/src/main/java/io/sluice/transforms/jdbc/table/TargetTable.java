package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table that a load writes to. Each call opens a connection and closes it.
 *
 * @param database the database that contains it
 * @param table the table that the model requires, under the name that the user chose
 */
public record TargetTable(Database database, Table table) {

  /**
   * Creates the database and the table if they are missing, and leaves them as they are if they
   * exist. Then checks the table again, because another session may have created it since {@link
   * #check}.
   *
   * @return the limits of the columns
   * @throws DatabaseException if the server refuses, or something does not fit
   */
  public ColumnLimits createIfMissing() {
    try (Connection connection = connectCreatingDatabase()) {
      if (existing(connection).isEmpty()) {
        // Not earlier: in a missing database, the probe would fail.
        Optional<SQLException> refusal = PrivilegeProbe.ofMissing(connection, table);
        if (refusal.isPresent()) {
          throw refusal.get();
        }
        execute(connection, TableSql.createTable(table, MySqlFlavor.of(connection)));
      }
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, Operation.of("creating table %s", table.name()), e);
    }
    return check();
  }

  /**
   * Checks, without writing anything, that rows can be written unaltered: the session, the
   * privileges and the table. A missing database or table passes if it may be created: {@link
   * #createIfMissing} creates it as the model requires. Triggers are checked only if this user has
   * the privilege TRIGGER; the server hides them from others.
   *
   * @return the limits of the columns
   * @throws DatabaseException if something does not fit, one sentence per line
   */
  public ColumnLimits check() {
    return state().orThrow().limits();
  }

  /** The state that {@link #check} inspects, with all misfits. */
  public TableState state() {
    return new TableInspection(database, table).state();
  }

  /**
   * Reads the server's properties. The database need not exist.
   *
   * @throws DatabaseException if the server cannot be reached
   */
  public ServerFacts server() {
    try (Connection connection = DataSources.forWriting(database.withoutName()).getConnection()) {
      return ServerFacts.of(connection);
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, Operation.of("reading the server's settings"), e);
    }
  }

  /** Counts the rows committed so far; reads a whole index. */
  public long rows() {
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(TableSql.count(table))) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw DatabaseExceptions.of(
          database, Operation.of("counting the rows of table %s", table.name()), e);
    }
  }

  private Optional<ExistingTable> existing(Connection connection) throws SQLException {
    return ExistingTable.read(connection, database.name(), table.name());
  }

  private Connection connectCreatingDatabase() throws SQLException {
    try {
      return DataSources.forWriting(database).getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() != MySqlErrorCodes.UNKNOWN_DATABASE) {
        throw e;
      }
    }
    try (Connection connection = DataSources.forWriting(database.withoutName()).getConnection()) {
      execute(connection, TableSql.createDatabase(database.name()));
    }
    return DataSources.forWriting(database).getConnection();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
