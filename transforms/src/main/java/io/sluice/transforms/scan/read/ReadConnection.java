package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.RowStream;
import io.sluice.transforms.scan.dialect.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A connection for reading, opened on first use. Used by one thread at a time. */
public final class ReadConnection implements AutoCloseable {

  private final Database database;
  private final Dialect dialect;
  private final boolean withoutReadTimeout;
  private Connection connection;

  public ReadConnection(Database database) {
    this(database, false);
  }

  /**
   * @param withoutReadTimeout whether to wait for an answer however long it takes
   */
  public ReadConnection(Database database, boolean withoutReadTimeout) {
    this.database = database;
    this.withoutReadTimeout = withoutReadTimeout;
    this.dialect = Dialect.of(database);
  }

  /** The dialect of the server. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the connection, and opens it if necessary. */
  public Connection jdbc() throws SQLException {
    if (connection == null) {
      connection = dialect.open(database, withoutReadTimeout);
    }
    return connection;
  }

  /** Runs a statement whose rows arrive as they are read. */
  RowStream stream(Select select) throws SQLException {
    return dialect.stream(jdbc(), select);
  }

  /**
   * Runs an attempt, and retries it as a whole until it succeeds.
   *
   * @param operation the operation, for error messages
   * @throws DatabaseException if the server fails permanently
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

  /**
   * Ends the transaction of a completed statement, so that the server need not keep anything for
   * it.
   */
  public void end() throws SQLException {
    if (connection != null && !connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  /**
   * Aborts the connection without reading what the server may still send; the next use opens
   * another.
   */
  void discard() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try {
        lost.abort(Runnable::run);
      } catch (SQLException e) {
        // The connection was already lost.
      }
    }
  }

  /** Explains a failure to the user. */
  DatabaseException failure(Operation operation, SQLException e) {
    return DatabaseExceptions.of(database, operation, e);
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // Everything needed has been read.
      }
    }
  }
}
