package io.sluice.transforms.jdbc;

import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL, with the settings that decide between right and wrong data. */
final class PostgresSource {

  private PostgresSource() {}

  /**
   * Connections to a database.
   *
   * <ul>
   *   <li>{@code stringtype=unspecified}: a text that is compared with a column is taken as the
   *       column's type, and so by its index.
   *   <li>{@code prepareThreshold=0}: values come as the text that the server writes, the first and
   *       the millionth.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: a server that is gone is
   *       noticed.
   *   <li>{@code sslmode}: from {@link Database#tls()}; {@code VERIFY} checks the certificate and
   *       the host's name.
   * </ul>
   *
   * @param socketTimeout how long they wait for an answer; zero for ever
   */
  static DataSource of(Database database, Duration socketTimeout) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password().read());
    source.setConnectTimeout((int) Database.CONNECT_TIMEOUT.toSeconds());
    source.setSocketTimeout((int) socketTimeout.toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("sluice");
    source.setStringType("unspecified");
    source.setPrepareThreshold(0);
    source.setSslMode(
        switch (database.tls()) {
          case DISABLED -> "disable";
          case PREFERRED -> "prefer";
          case REQUIRED -> "require";
          case VERIFY -> "verify-full";
        });
    return source;
  }
}
