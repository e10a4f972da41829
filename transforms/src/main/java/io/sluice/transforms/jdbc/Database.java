package io.sluice.transforms.jdbc;

import static java.util.Objects.requireNonNull;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A MySQL or MariaDB database: where it is and how it is reached. Nobody hands Sluice a JDBC URL:
 * the settings that decide between right and wrong data are set here, each for the reason given at
 * {@link #dataSource()}.
 *
 * @param host a host name, an IPv4 address or an IPv6 address in brackets
 * @param port the TCP port
 * @param name the database's name
 * @param user the user's name
 * @param password where the password is
 * @param tls how the connection is encrypted
 */
public record Database(String host, int port, String name, String user, Password password, Tls tls)
    implements Serializable {

  // What may stand in a host keeps it from smuggling properties into the driver's URL.
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]");

  private static final String SQL_MODE =
      "sql_mode='STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int SOCKET_TIMEOUT_MS = 600_000;
  private static final int BLOCK_SOCKET_TIMEOUT_MS = 120_000;

  // Longer than any pause within a transaction; less than the ten minutes for which others try.
  private static final int WAIT_TIMEOUT_S = 180;

  public Database {
    requireNonNull(password, "password is null");
    requireNonNull(tls, "tls is null");
    requireNonNull(user, "user is null");
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host name or address: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (!name.isEmpty() && !Identifier.isPlain(name)) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
  }

  /** The same server without a database chosen, to create one there. */
  Database withoutName() {
    return new Database(host, port, "", user, password, tls);
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
      throw SqlFailure.of(this, e);
    }
  }

  /**
   * The source of connections. It keeps none: a writer holds its connection for as long as it
   * works, and a pool with a bound would let workers wait for each other for ever.
   *
   * <ul>
   *   <li>{@code rewriteBatchedStatements}: a batch goes as one statement of many rows; without it,
   *       each row is a round trip.
   *   <li>{@code continueBatchOnError=false}: a batch ends at its first error instead of going on
   *       and leaving an unknown half behind.
   *   <li>{@code connectionTimeZone=UTC, forceConnectionTimeZoneToSession}: instants are what the
   *       file says, whatever the zones of this JVM and of the server.
   *   <li>{@code characterEncoding=UTF-8}: the session speaks utf8mb4, so that every character
   *       passes.
   *   <li>{@code jdbcCompliantTruncation}, {@code sql_mode}: strict, so that the server refuses
   *       what it cannot store and does not cut it; whatever the server's own default is.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: a server that is gone is
   *       noticed; the driver's default is to wait for ever.
   *   <li>{@code wait_timeout=3 min}: a client that is gone without a word is noticed by the
   *       server, which keeps its locks until then; the server's own default is eight hours.
   *       Whoever is idle for longer has to connect again.
   *   <li>{@code sslMode}: from {@link #tls()}; the driver's default gives in to whoever says that
   *       there is no TLS.
   *   <li>{@code useAffectedRows}: the server tells how many rows an insert really made.
   *   <li>{@code allowLoadLocalInfile=false, allowMultiQueries=false}: the server can ask for no
   *       file, and a statement is one statement.
   *   <li>{@code allowPublicKeyRetrieval=false}: a password is not encrypted with a key that
   *       somebody in between may have sent; {@code caching_sha2_password} wants TLS then.
   * </ul>
   */
  public DataSource dataSource() {
    MysqlDataSource source = new MysqlDataSource();
    source.setServerName(host);
    source.setPort(port);
    source.setDatabaseName(name);
    source.setUser(user);
    source.setPassword(password.read());
    set(source, PropertyKey.rewriteBatchedStatements, true);
    set(source, PropertyKey.continueBatchOnError, false);
    set(source, PropertyKey.connectionTimeZone, "UTC");
    set(source, PropertyKey.forceConnectionTimeZoneToSession, true);
    set(source, PropertyKey.characterEncoding, "UTF-8");
    set(source, PropertyKey.jdbcCompliantTruncation, true);
    set(source, PropertyKey.sessionVariables, SQL_MODE + ",wait_timeout=" + WAIT_TIMEOUT_S);
    set(source, PropertyKey.connectTimeout, CONNECT_TIMEOUT_MS);
    set(source, PropertyKey.socketTimeout, SOCKET_TIMEOUT_MS);
    set(source, PropertyKey.tcpKeepAlive, true);
    source.<SslMode>getEnumProperty(PropertyKey.sslMode).setValue(tls.sslMode());
    set(source, PropertyKey.useAffectedRows, true);
    set(source, PropertyKey.allowLoadLocalInfile, false);
    set(source, PropertyKey.allowMultiQueries, false);
    set(source, PropertyKey.allowPublicKeyRetrieval, false);
    return source;
  }

  /**
   * The source of connections that may send the files of one directory to the server, and no
   * others, as LOAD DATA LOCAL needs it. A server may ask for any of them with any statement: the
   * directory must hold nothing but what the server gets anyway.
   *
   * <ul>
   *   <li>{@code allowLoadLocalInfileInPath}: the directory. {@code allowLoadLocalInfile} stays
   *       off: it would open all files to the server.
   *   <li>{@code socketTimeout=2 min}: a batch is a small piece of work.
   * </ul>
   */
  public DataSource dataSourceSending(Path directory) {
    MysqlDataSource source = (MysqlDataSource) dataSource();
    set(source, PropertyKey.allowLoadLocalInfileInPath, directory.toString());
    set(source, PropertyKey.socketTimeout, BLOCK_SOCKET_TIMEOUT_MS);
    return source;
  }

  /**
   * The source of connections for statements of which nobody knows how long they take, as to build
   * keys. Whether the server is still there, TCP finds out.
   */
  public DataSource dataSourceForLongStatements() {
    MysqlDataSource source = (MysqlDataSource) dataSource();
    set(source, PropertyKey.socketTimeout, 0);
    return source;
  }

  /**
   * The source of connections for those who keep one while they are idle and cannot connect again:
   * the server's own {@code wait_timeout} holds.
   */
  public DataSource dataSourceIdling() {
    MysqlDataSource source = (MysqlDataSource) dataSource();
    set(source, PropertyKey.sessionVariables, SQL_MODE);
    return source;
  }

  private static <V> void set(MysqlDataSource source, PropertyKey key, V value) {
    source.<V>getProperty(key).setValue(value);
  }

  /** Where it is, without the user. */
  public String address() {
    return host + ":" + port;
  }
}
