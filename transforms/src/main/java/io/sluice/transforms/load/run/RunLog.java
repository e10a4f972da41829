package io.sluice.transforms.load.run;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the rows of runs. */
public final class RunLog {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  /** Separates the number of a further start from the name of the first one. */
  private static final char ATTEMPT = '.';

  /** Selects all starts of a name, but not the run {@code name.other}. */
  private static final String STARTS =
      " WHERE `run` = ? OR LEFT(`run`, CHAR_LENGTH(?) + 1) = CONCAT(?, '"
          + ATTEMPT
          + "') AND SUBSTRING(`run`, CHAR_LENGTH(?) + 2) REGEXP '^[0-9]+$'";

  private RunLog() {}

  /**
   * A run to start.
   *
   * @param name its name, unless a run has it already
   * @param table the target table
   * @param settings the settings, as users see them
   * @param rejects the location of rejects
   * @param files the number of input files
   * @param bytes the bytes that are left to read; empty if unknown
   * @param before the number of lines that earlier runs have read
   */
  public record Start(
      String name,
      String table,
      String settings,
      String rejects,
      long files,
      OptionalLong bytes,
      long before) {}

  /**
   * Finds a name for a run. A pipeline that runs again, or that a JobManager starts again, is
   * another run: workers of the first may still be active, and the name tells them apart.
   *
   * @return the name, or the name with the number of this start: {@code load.2}
   */
  public static String free(Connection connection, String name) throws SQLException {
    Set<String> taken = Set.copyOf(namesOf(connection, name));
    String free = name;
    for (int attempt = 2; taken.contains(free); attempt++) {
      free = name + ATTEMPT + attempt;
    }
    return free;
  }

  /**
   * Inserts the row of a run.
   *
   * @return false if another start has just taken the name; nothing is inserted then
   */
  public static boolean insert(Connection connection, String run, Start start) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RunTable.INSERT)) {
      int i = 1;
      statement.setString(i++, run);
      statement.setString(i++, start.table());
      statement.setString(i++, start.settings());
      statement.setString(i++, start.rejects());
      statement.setLong(i++, start.files());
      statement.setObject(i++, start.bytes().isPresent() ? start.bytes().getAsLong() : null);
      statement.setLong(i, start.before());
      statement.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == MySqlErrorCodes.DUPLICATE_ENTRY) {
        return false;
      }
      throw e;
    }
  }

  /** Finds a run by its exact name. */
  public static Optional<RunRow> find(Connection connection, String run) throws SQLException {
    return select(connection, " WHERE `run` = ?", run).stream().findFirst();
  }

  /** Finds the latest start of a run by the name that it was given. */
  public static Optional<RunRow> latest(Connection connection, String name) throws SQLException {
    return select(
            connection,
            STARTS + " ORDER BY `started` DESC, CHAR_LENGTH(`run`) DESC, `run` DESC LIMIT 1",
            name,
            name,
            name,
            name)
        .stream()
        .findFirst();
  }

  /** The latest runs, newest first. */
  public static List<RunRow> list(Connection connection, int limit) throws SQLException {
    return select(connection, " ORDER BY `started` DESC, `run` DESC LIMIT " + limit);
  }

  /** Whether a run that is not stalled loads into a table. */
  public static boolean hasActive(Connection connection, String table) throws SQLException {
    return select(connection, RunTable.WHERE_ACTIVE, table).stream()
        .anyMatch(run -> !run.isStalled());
  }

  /** Stores the result of a run, unless it has one. */
  public static void result(Connection connection, String run, String json) throws SQLException {
    update(connection, RunTable.SET_RESULT, json, run);
  }

  /**
   * Marks the end of a run.
   *
   * @param failure why it has failed; null if it has not
   */
  public static void end(Connection connection, String run, LoadFailure failure)
      throws SQLException {
    end(connection, RunTable.END, run, failure);
  }

  /** Marks a run as failed unless it has ended, if the server can be reached now. */
  public static void tryFail(Database database, String run, LoadFailure failure) {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      end(connection, RunTable.END_IF_ACTIVE, run, failure);
    } catch (SQLException | DatabaseException e) {
      LOG.warn("Cannot record that run {} has failed: {}", run, e.getMessage());
    }
  }

  /** Marks a run whose files another one has claimed, unless it has ended. */
  public static void takenOver(Connection connection, String run, String by) throws SQLException {
    end(
        connection,
        RunTable.END_IF_ACTIVE,
        run,
        new LoadFailure(
            LoadFailure.Cause.TAKEN_OVER, "The run %s has taken over its files.".formatted(by)));
  }

  /**
   * Asks a run to end after its current batches.
   *
   * @return false if it is not running
   */
  public static boolean requestCancel(Connection connection, String run) throws SQLException {
    return update(connection, RunTable.REQUEST_CANCEL, run) > 0;
  }

  /**
   * Marks a stalled run as cancelled: none of its workers is left to do so. A worker that wakes up
   * later finds that the run is cancelled, and ends.
   *
   * @return false if it has a heartbeat, or has ended
   */
  public static boolean cancelStalled(Connection connection, String run) throws SQLException {
    return end(
            connection,
            RunTable.CANCEL_STALLED,
            run,
            new LoadFailure(
                LoadFailure.Cause.CANCELLED,
                "The load %s was cancelled after its heartbeat had stopped.".formatted(run)))
        > 0;
  }

  private static int end(Connection connection, String sql, String run, LoadFailure failure)
      throws SQLException {
    RunState state =
        failure == null
            ? RunState.DONE
            : failure.cause() == LoadFailure.Cause.CANCELLED ? RunState.CANCELLED : RunState.FAILED;
    return update(
        connection,
        sql,
        state.text(),
        failure == null ? null : failure.cause().text(),
        failure == null ? null : failure.reason(),
        run);
  }

  private static List<String> namesOf(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT `run` FROM " + RunTable.NAME + STARTS)) {
      bind(statement, name, name, name, name);
      List<String> names = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    }
  }

  private static List<RunRow> select(Connection connection, String clauses, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RunTable.SELECT + clauses)) {
      bind(statement, parameters);
      List<RunRow> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(RunRow.read(row));
        }
      }
      return rows;
    }
  }

  private static int update(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, String... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
  }
}
