package io.sluice.transforms.jdbc.session;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The data sources of a database, one for each use. Their sessions have the settings that
 * correctness depends on. None pools connections: a writer holds its connection while it works, and
 * workers that wait for a bounded pool could wait for each other forever.
 */
public final class DataSources {

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(2);

  private DataSources() {}

  /**
   * Opens a connection for writing.
   *
   * @throws DatabaseException if the database cannot be reached
   */
  public static Connection connect(Database database) {
    try {
      return forWriting(database).getConnection();
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, Operation.LOGIN, e);
    }
  }

  /** Connections for writing rows. */
  public static DataSource forWriting(Database database) {
    return switch (database.engine()) {
      case MYSQL -> new MySqlDataSource(database, SessionUse.WRITE);
      case POSTGRESQL -> new PostgresDataSource(database, SOCKET_TIMEOUT);
    };
  }

  /**
   * Connections for reading any table, and for updating its rows by key.
   *
   * @param patient whether they wait for an answer without a time limit
   */
  public static DataSource forReading(Database database, boolean patient) {
    Duration socketTimeout = patient ? Duration.ZERO : SOCKET_TIMEOUT;
    return switch (database.engine()) {
      case MYSQL -> new MySqlDataSource(database, SessionUse.READ).waiting(socketTimeout);
      case POSTGRESQL -> new PostgresDataSource(database, socketTimeout);
    };
  }

  /**
   * Connections that may send the files of one directory to a MySQL server, and no others, as LOAD
   * DATA LOCAL requires. A server may ask for any of these files during any statement: the
   * directory must hold nothing else.
   */
  public static DataSource forLocalInfile(Database database, Path directory) {
    // A batch takes little time.
    return new MySqlDataSource(database, SessionUse.WRITE)
        .sending(directory)
        .waiting(BATCH_TIMEOUT);
  }

  /** Connections for statements of unknown duration, such as building an index. */
  public static DataSource forLongStatements(Database database) {
    return switch (database.engine()) {
      case MYSQL -> new MySqlDataSource(database, SessionUse.WRITE).waiting(Duration.ZERO);
      case POSTGRESQL -> new PostgresDataSource(database, Duration.ZERO);
    };
  }

  /** Connections for code that keeps one open while idle and cannot reconnect. */
  public static DataSource forIdling(Database database) {
    return switch (database.engine()) {
      case MYSQL -> new MySqlDataSource(database, SessionUse.IDLE);
      case POSTGRESQL -> new PostgresDataSource(database, SOCKET_TIMEOUT);
    };
  }
}
