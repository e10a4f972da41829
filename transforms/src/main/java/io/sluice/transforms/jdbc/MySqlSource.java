package io.sluice.transforms.jdbc;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections to MySQL and MariaDB, with the settings that decide between right and wrong data. */
final class MySqlSource {

  private static final String SQL_MODE =
      "sql_mode='STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

  // Longer than any pause within a transaction; less than the ten minutes for which others try.
  private static final int WAIT_TIMEOUT_S = 180;

  private final MysqlDataSource source = new MysqlDataSource();

  /**
   * Connections to a database.
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
   *   <li>{@code tinyInt1isBit=false}: a TINYINT is a number, however it is displayed.
   *   <li>{@code useAffectedRows}: the server tells how many rows an insert really made.
   *   <li>{@code maintainTimeStats=false}: the driver would look at the clock for each row that
   *       comes.
   *   <li>{@code allowLoadLocalInfile=false, allowMultiQueries=false}: the server can ask for no
   *       file, and a statement is one statement.
   *   <li>{@code allowPublicKeyRetrieval=false}: a password is not encrypted with a key that
   *       somebody in between may have sent; {@code caching_sha2_password} wants TLS then.
   * </ul>
   */
  MySqlSource(Database database) {
    source.setServerName(database.host());
    source.setPort(database.port());
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password().read());
    set(PropertyKey.rewriteBatchedStatements, true);
    set(PropertyKey.continueBatchOnError, false);
    set(PropertyKey.connectionTimeZone, "UTC");
    set(PropertyKey.forceConnectionTimeZoneToSession, true);
    set(PropertyKey.characterEncoding, "UTF-8");
    set(PropertyKey.jdbcCompliantTruncation, true);
    set(PropertyKey.sessionVariables, SQL_MODE + ",wait_timeout=" + WAIT_TIMEOUT_S);
    set(PropertyKey.connectTimeout, millis(Database.CONNECT_TIMEOUT));
    set(PropertyKey.socketTimeout, millis(Database.SOCKET_TIMEOUT));
    set(PropertyKey.tcpKeepAlive, true);
    source.<SslMode>getEnumProperty(PropertyKey.sslMode).setValue(database.tls().sslMode());
    set(PropertyKey.tinyInt1isBit, false);
    set(PropertyKey.useAffectedRows, true);
    set(PropertyKey.maintainTimeStats, false);
    set(PropertyKey.allowLoadLocalInfile, false);
    set(PropertyKey.allowMultiQueries, false);
    set(PropertyKey.allowPublicKeyRetrieval, false);
  }

  /** They may send the files of a directory to the server. */
  MySqlSource sending(Path directory) {
    set(PropertyKey.allowLoadLocalInfileInPath, directory.toString());
    return this;
  }

  /** They wait so long for an answer; zero for ever. */
  MySqlSource waiting(Duration socketTimeout) {
    set(PropertyKey.socketTimeout, millis(socketTimeout));
    return this;
  }

  /** The server's own {@code wait_timeout} holds. */
  MySqlSource idling() {
    set(PropertyKey.sessionVariables, SQL_MODE);
    return this;
  }

  DataSource get() {
    return source;
  }

  private <V> void set(PropertyKey key, V value) {
    source.<V>getProperty(key).setValue(value);
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }
}
