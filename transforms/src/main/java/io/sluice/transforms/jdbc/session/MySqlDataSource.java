package io.sluice.transforms.jdbc.session;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.sluice.transforms.jdbc.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Connections to MySQL and MariaDB, with the settings that decide between right and wrong data. */
public final class MySqlDataSource extends SessionDataSource {

  /** The server does not know a setting, or does not let this user set it. */
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

  private final MysqlDataSource source;
  private final SessionUse use;

  /**
   * Connections to a database.
   *
   * <ul>
   *   <li>{@code rewriteBatchedStatements}: a batch goes as one statement of many rows; without it,
   *       each row is a round trip.
   *   <li>{@code continueBatchOnError=false}: a batch ends at its first error instead of going on
   *       and leaving an unknown half behind.
   *   <li>{@code sessionVariables}: from {@link MySqlSettings}. The driver sets them before it asks
   *       the server how strings are quoted.
   *   <li>{@code connectionTimeZone=UTC}: instants are what the file says, whatever the zones of
   *       this JVM and of the server; {@code time_zone} is one of the settings.
   *   <li>{@code characterEncoding=UTF-8}: the session speaks utf8mb4, so that every character
   *       passes.
   *   <li>{@code jdbcCompliantTruncation}: strict, as {@code sql_mode} is.
   *   <li>{@code netTimeoutForStreamingResults=0}: {@code net_write_timeout} is one of the
   *       settings; the driver would set it before and after each statement.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: a server that is gone is
   *       noticed; the driver's default is to wait for ever.
   *   <li>{@code sslMode}: from {@link #tls()}; the driver's default gives in to whoever says that
   *       there is no TLS.
   *   <li>{@code tinyInt1isBit=false}: a TINYINT is a number, however it is displayed.
   *   <li>{@code useAffectedRows}: the server tells how many rows an insert really made.
   *   <li>{@code maintainTimeStats=false}: the driver would look at the clock for each row that
   *       comes.
   *   <li>{@code allowLoadLocalInfile=false, allowMultiQueries=false}: the server can ask for no
   *       file, and a statement is one statement.
   *   <li>{@code allowPublicKeyRetrieval=false}: a password is not encrypted with a key that
   *       somebody in between may have sent; {@code caching_sha2_password} wants TLS then.
   *   <li>{@code enableEscapeProcessing=false, processEscapeCodesForPrepStmts=false}: statements go
   *       to the server as they are; the driver would replace braces in quoted names too.
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

  /** They may send the files of a directory to the server. */
  public MySqlDataSource sending(Path directory) {
    set(PropertyKey.allowLoadLocalInfileInPath, directory.toString());
    return this;
  }

  /** They wait so long for an answer; zero for ever. */
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
