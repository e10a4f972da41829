package io.sluice.transforms.jdbc.session;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.AbandonedConnectionCleanupThread;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.sluice.transforms.jdbc.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Connections to MySQL and MariaDB, with the settings that correctness depends on. */
public final class MySqlDataSource extends SessionDataSource {

  /** The server does not know a setting, or this user may not set it. */
  private static final Set<Integer> REFUSED_SETTINGS =
      Set.of(
          1064, // a proxy that does not know the syntax
          1105, // a proxy's own error
          1193, // unknown variable
          1227, // a privilege is missing
          1228, // a session variable only
          1229, // a global variable only
          1231, // an invalid value
          1232, // an invalid type
          1235, // not supported
          1238 // read-only
          );

  static {
    // The driver's thread that closes forgotten connections, of which there are none here. In a
    // JVM of Flink's it would keep the classes of each job for good.
    AbandonedConnectionCleanupThread.uncheckedShutdown();
  }

  private final MysqlDataSource source;
  private final SessionUse use;

  /**
   * Connections to a database.
   *
   * <ul>
   *   <li>{@code rewriteBatchedStatements}: a batch is sent as one multi-row statement; otherwise
   *       each row is a round trip.
   *   <li>{@code continueBatchOnError=false}: a batch ends at its first error; otherwise an unknown
   *       part of it would be written.
   *   <li>{@code sessionVariables}: from {@link MySqlSettings}. The driver sets them before it asks
   *       the server how strings are quoted.
   *   <li>{@code connectionTimeZone=UTC}: timestamps are what the file says, whatever the time
   *       zones of this JVM and of the server; {@code time_zone} is one of the settings.
   *   <li>{@code characterEncoding=UTF-8}: the session uses utf8mb4, which has every character.
   *   <li>{@code jdbcCompliantTruncation}: strict, like {@code sql_mode}.
   *   <li>{@code netTimeoutForStreamingResults=0}: {@code net_write_timeout} is one of the
   *       settings; otherwise the driver would set it before and after each statement.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: detect a dead server; by
   *       default, the driver waits forever.
   *   <li>{@code sslMode}: from {@link Database#tls()}; the driver's default falls back to plain
   *       text if anyone claims that there is no TLS.
   *   <li>{@code tinyInt1isBit=false}: a TINYINT is a number, whatever its display width.
   *   <li>{@code useAffectedRows}: the server reports how many rows an insert really created.
   *   <li>{@code maintainTimeStats=false}: otherwise the driver reads the clock for each row
   *       received.
   *   <li>{@code allowLoadLocalInfile=false, allowMultiQueries=false}: the server cannot request
   *       files, and a statement is a single statement.
   *   <li>{@code allowPublicKeyRetrieval=false}: a password is never encrypted with a key that a
   *       man in the middle may have sent; {@code caching_sha2_password} then requires TLS.
   *   <li>{@code enableEscapeProcessing=false, processEscapeCodesForPrepStmts=false}: statements
   *       reach the server unchanged; otherwise the driver would replace braces even in quoted
   *       names.
   * </ul>
   */
  public MySqlDataSource(Database database, SessionUse use) {
    super(new MysqlDataSource());
    this.source = (MysqlDataSource) driver();
    this.use = use;
    source.setServerName(database.host());
    source.setPort(database.port());
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password().read());
    set(PropertyKey.rewriteBatchedStatements, true);
    set(PropertyKey.continueBatchOnError, false);
    set(PropertyKey.connectionTimeZone, "UTC");
    set(PropertyKey.characterEncoding, "UTF-8");
    set(PropertyKey.jdbcCompliantTruncation, true);
    set(PropertyKey.netTimeoutForStreamingResults, 0);
    set(PropertyKey.connectTimeout, millis(DataSources.CONNECT_TIMEOUT));
    set(PropertyKey.socketTimeout, millis(DataSources.SOCKET_TIMEOUT));
    set(PropertyKey.tcpKeepAlive, true);
    source.<SslMode>getEnumProperty(PropertyKey.sslMode).setValue(database.tls().sslMode());
    set(PropertyKey.tinyInt1isBit, false);
    set(PropertyKey.useAffectedRows, true);
    set(PropertyKey.maintainTimeStats, false);
    set(PropertyKey.allowLoadLocalInfile, false);
    set(PropertyKey.allowMultiQueries, false);
    set(PropertyKey.allowPublicKeyRetrieval, false);
    set(PropertyKey.enableEscapeProcessing, false);
    set(PropertyKey.processEscapeCodesForPrepStmts, false);
  }

  /** Allows sending the files of a directory to the server. */
  public MySqlDataSource sending(Path directory) {
    set(PropertyKey.allowLoadLocalInfileInPath, directory.toString());
    return this;
  }

  /** Sets the time limit for an answer; zero for none. */
  public MySqlDataSource waiting(Duration socketTimeout) {
    set(PropertyKey.socketTimeout, millis(socketTimeout));
    return this;
  }

  @Override
  public Connection getConnection() throws SQLException {
    List<SessionSetting> settings = MySqlSettings.of(use);
    try {
      return connectSetting(settings);
    } catch (SQLException e) {
      if (!REFUSED_SETTINGS.contains(e.getErrorCode())) {
        throw e;
      }
    }
    return settingEach(connectSetting(MySqlSettings.essentials(use)), "SET SESSION ", settings);
  }

  private synchronized Connection connectSetting(List<SessionSetting> settings)
      throws SQLException {
    set(PropertyKey.sessionVariables, MySqlSettings.assignments(settings));
    return source.getConnection();
  }

  private <V> void set(PropertyKey key, V value) {
    source.<V>getProperty(key).setValue(value);
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }
}
