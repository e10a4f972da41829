package io.sluice.transforms.load.run;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows every few seconds that a run is alive, and learns whether it was cancelled. Each worker has
 * one, with a connection of its own; the row is written only if no other worker has written it just
 * before. A server that does not answer is asked again next time. Thread-safe.
 */
public final class Heartbeat implements AutoCloseable {

  private static final long PERIOD_MS = 5_000;
  private static final long FRESH_MICROS = 4_000_000;

  private final Database database;
  private final String run;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);
  private Connection connection;
  private boolean isRevived;
  private volatile boolean isCancelled;

  private Heartbeat(Database database, String run) {
    this.database = database;
    this.run = run;
  }

  /** Starts the heartbeat of a run. The first beat comes after some seconds. */
  public static Heartbeat start(Database database, String run) {
    Heartbeat heartbeat = new Heartbeat(database, run);
    heartbeat.timer.scheduleWithFixedDelay(
        heartbeat::tryBeat, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  /**
   * Checks that the run may go on.
   *
   * @throws LoadCancelledException if it was cancelled
   */
  public void check() {
    if (isCancelled) {
      throw new LoadCancelledException(
          "The load %s was cancelled. Run the same command again; it resumes.".formatted(run));
    }
  }

  private void tryBeat() {
    try {
      if (connection == null) {
        connection = DataSources.forIdling(database).getConnection();
      }
      beat();
    } catch (SQLException | DatabaseException e) {
      disconnect();
    }
  }

  private void beat() throws SQLException {
    if (!isRevived) {
      revive();
      isRevived = true;
    }
    long age;
    try (PreparedStatement statement = connection.prepareStatement(RunTable.SELECT_STATE)) {
      statement.setString(1, run);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return;
        }
        RunState state = RunState.parse(row.getString(1));
        // Cancelled already if its workers were frozen at the time.
        isCancelled = state == RunState.CANCELLING || state == RunState.CANCELLED;
        age = row.getLong(2);
      }
    }
    if (age > FRESH_MICROS) {
      try (PreparedStatement statement = connection.prepareStatement(RunTable.BEAT)) {
        statement.setString(1, run);
        statement.executeUpdate();
      }
    }
  }

  /** A runner may have started this worker because another one has failed. */
  private void revive() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RunTable.REVIVE)) {
      statement.setString(1, run);
      statement.setLong(2, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
      statement.executeUpdate();
    }
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The connection is lost anyway.
    } finally {
      connection = null;
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    // Does not wait: a server that is frozen may not answer for minutes.
    timer.execute(this::disconnect);
    timer.shutdown();
  }
}
