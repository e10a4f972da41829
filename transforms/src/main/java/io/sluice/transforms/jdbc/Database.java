package io.sluice.transforms.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A database: where it is and how it is reached. Nobody hands Sluice a JDBC URL: the settings that
 * decide between right and wrong data are set by {@link MySqlSource} and {@link PostgresSource},
 * each for the reason given there.
 *
 * @param engine what kind of server it is on
 * @param host a host name, an IPv4 address or an IPv6 address in brackets
 * @param port the TCP port
 * @param name the database's name
 * @param user the user's name
 * @param password where the password is
 * @param tls how the connection is encrypted
 * @param schema on PostgreSQL, the schema of the tables that are read and created; empty for the
 *     search path
 */
public record Database(
    Engine engine,
    String host,
    int port,
    String name,
    String user,
    Password password,
    Tls tls,
    String schema)
    implements Serializable {

  // What may stand in a host keeps it from smuggling properties into the driver's URL.
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]");

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(2);

  public Database {
    requireNonNull(engine, "engine is null");
    requireNonNull(password, "password is null");
    requireNonNull(tls, "tls is null");
    requireNonNull(user, "user is null");
    requireNonNull(schema, "schema is null");
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host name or address: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a database name: it contains a NUL character");
    }
  }

  /** A database whose tables are on the search path. */
  public Database(
      Engine engine, String host, int port, String name, String user, Password password, Tls tls) {
    this(engine, host, port, name, user, password, tls, "");
  }

  /** A database of MySQL or MariaDB. */
  public Database(String host, int port, String name, String user, Password password, Tls tls) {
    this(Engine.MYSQL, host, port, name, user, password, tls);
  }

  /** The same server without a database chosen, to create one there. */
  Database withoutName() {
    return new Database(engine, host, port, "", user, password, tls);
  }

  /** The same database, with its tables in a schema. */
  public Database inSchema(String schema) {
    return new Database(engine, host, port, name, user, password, tls, schema);
  }

  /**
   * Opens a connection.
   *
   * @throws DatabaseException when the database cannot be reached
   */
  public Connection connect() {
    try {
      return dataSource().getConnection();
    } catch (SQLException e) {
      throw SqlFailure.of(this, Operation.LOGIN, e);
    }
  }

  /**
   * The source of connections. It keeps none: a writer holds its connection for as long as it
   * works, and a pool with a bound would let workers wait for each other for ever.
   */
  public DataSource dataSource() {
    return switch (engine) {
      case MYSQL -> new MySqlSource(this, SessionUse.WRITE);
      case POSTGRESQL -> new PostgresSource(this, SOCKET_TIMEOUT);
    };
  }

  /**
   * The source of connections for reading any table, and for updating its rows by their keys.
   *
   * @param patient whether they wait for an answer however long it takes
   */
  public DataSource dataSourceForReading(boolean patient) {
    Duration socketTimeout = patient ? Duration.ZERO : SOCKET_TIMEOUT;
    return switch (engine) {
      case MYSQL -> new MySqlSource(this, SessionUse.READ).waiting(socketTimeout);
      case POSTGRESQL -> new PostgresSource(this, socketTimeout);
    };
  }

  /**
   * The source of connections that may send the files of one directory to a MySQL server, and no
   * others, as LOAD DATA LOCAL needs it. A server may ask for any of them with any statement: the
   * directory must hold nothing but what the server gets anyway.
   */
  public DataSource dataSourceSending(Path directory) {
    // A batch is a small piece of work.
    return new MySqlSource(this, SessionUse.WRITE).sending(directory).waiting(BATCH_TIMEOUT);
  }

  /**
   * The source of connections for statements of which nobody knows how long they take, as to build
   * keys. Whether the server is still there, TCP finds out.
   */
  public DataSource dataSourceForLongStatements() {
    return switch (engine) {
      case MYSQL -> new MySqlSource(this, SessionUse.WRITE).waiting(Duration.ZERO);
      case POSTGRESQL -> new PostgresSource(this, Duration.ZERO);
    };
  }

  /** The source of connections for code that keeps one while idle and cannot reconnect. */
  public DataSource dataSourceIdling() {
    return switch (engine) {
      case MYSQL -> new MySqlSource(this, SessionUse.IDLE);
      case POSTGRESQL -> new PostgresSource(this, SOCKET_TIMEOUT);
    };
  }

  /** Where it is, without the user. */
  public String address() {
    return host + ":" + port;
  }
}
