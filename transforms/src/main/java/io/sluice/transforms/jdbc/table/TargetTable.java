package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.ServerKind;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
   * are not. Then it checks the table again: another may have made it since {@link #check}, or just
   * now.
   *
   * @return what the columns take
   * @throws DatabaseException when the server refuses, or something does not fit
   */
  public Limits createIfMissing() {
    try (Connection connection = connectCreatingDatabase()) {
      if (existing(connection).isEmpty()) {
        // Not before: in a database that was missing, nothing could be tried.
        Optional<SQLException> refusal = Probe.ofMissing(connection, table);
        if (refusal.isPresent()) {
          throw refusal.get();
        }
        execute(connection, TableSql.createTable(table, ServerKind.of(connection)));
      }
    } catch (SQLException e) {
      throw SqlFailure.of(database, Operation.of("creating table %s", table.name()), e);
    }
    return check();
  }

  /**
   * Checks, without writing anything, that rows can be written there unaltered: the session, the
   * rights, the table. A database or a table that is missing is no misfit where it may be created:
   * {@link #createIfMissing} makes it as it is asked for. Triggers are checked where this user has
   * the right TRIGGER; to others the server shows none.
   *
   * @return what the columns take
   * @throws DatabaseException when something does not fit; a sentence a line
   */
  public Limits check() {
    return state().orThrow().limits();
  }

  /** What {@link #check} looks at, with all that does not fit. */
  public TableState state() {
    return new TableInspection(database, table).state();
  }

  /**
   * What the server says of itself. The database need not be there.
   *
   * @throws DatabaseException when the server cannot be reached
   */
  public ServerFacts server() {
    try (Connection connection = DataSources.forWriting(database.withoutName()).getConnection()) {
      return ServerFacts.of(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(database, Operation.of("reading the server's settings"), e);
    }
  }

  /** The number of rows that are committed now; reads a whole index. */
  public long rows() {
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(TableSql.count(table))) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw SqlFailure.of(database, Operation.of("counting the rows of table %s", table.name()), e);
    }
  }

  private Optional<ExistingTable> existing(Connection connection) throws SQLException {
    return ExistingTable.read(connection, database.name(), table.name());
  }

  private Connection connectCreatingDatabase() throws SQLException {
    try {
      return DataSources.forWriting(database).getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() != SqlFailure.UNKNOWN_DATABASE) {
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
