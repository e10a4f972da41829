package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.RowStream;
import io.sluice.transforms.scan.dialect.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A connection for reading that is opened when it is needed. Used by one thread at a time. */
public final class ReadConnection implements AutoCloseable {

  private final Database database;
  private final Dialect dialect;
  private final boolean patient;
  private Connection connection;

  public ReadConnection(Database database) {
    this(database, false);
  }

  /**
   * @param patient whether it waits for an answer however long it takes
   */
  public ReadConnection(Database database, boolean patient) {
    this.database = database;
    this.patient = patient;
    this.dialect = Dialect.of(database);
  }

  public Dialect dialect() {
    return dialect;
  }

  public Connection jdbc() throws SQLException {
    if (connection == null) {
      connection = dialect.open(database, patient);
    }
    return connection;
  }

  /** Runs a statement whose rows come as they are read. */
  RowStream stream(Select select) throws SQLException {
    return dialect.stream(jdbc(), select);
  }

  /**
   * Does something that can be done again as a whole, until it is done.
   *
   * @param operation what it does
   * @throws DatabaseException when the server fails for good
   */
  public <V> V retry(Operation operation, Duration atMost, Retry.Attempt<V> attempt) {
    Retry retry = new Retry(atMost);
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        discard();
        if (!retry.awaitNext(e)) {
          throw failure(operation, e);
        }
      }
    }
  }

  /** A statement has been read to its end; the server need not keep anything for it. */
  public void end() throws SQLException {
    if (connection != null && !connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  /** Closes it, without reading what the server may still send; the next goes by another. */
  void discard() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try {
        lost.abort(Runnable::run);
      } catch (SQLException e) {
        // It was lost before.
      }
    }
  }

  /** What a failure means to the user. */
  DatabaseException failure(Operation operation, SQLException e) {
    return SqlFailure.of(database, operation, e);
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // All that was wanted of it is here.
      }
    }
  }
}
