package io.sluice.transforms.jdbc;

import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL, with the settings that decide between right and wrong data. */
final class PostgresSource {

  /** What a cursor may hold in the client. */
  private static final String FETCH_BYTES = "8M";

  private static final String FIRST_FETCH_ROWS = "100";

  private PostgresSource() {}

  /**
   * Connections to a database.
   *
   * <ul>
   *   <li>{@code stringtype=unspecified}: a text that is compared with a column is taken as the
   *       column's type, and so by its index.
   *   <li>{@code TimeZone=UTC, DateStyle=ISO}: times are written as nobody can take them for
   *       others.
   *   <li>{@code adaptiveFetch, maxResultBuffer}: a cursor fetches as many rows as fit into 8 MB.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: a server that is gone is
   *       noticed.
   *   <li>{@code sslmode}: from {@link Database#tls()}; {@code VERIFY} checks the certificate and
   *       the host's name.
   * </ul>
   */
  static DataSource of(Database database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password().read());
    source.setConnectTimeout((int) Database.CONNECT_TIMEOUT.toSeconds());
    source.setSocketTimeout((int) Database.SOCKET_TIMEOUT.toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("sluice");
    source.setStringType("unspecified");
    source.setOptions("-c TimeZone=UTC -c DateStyle=ISO");
    source.setSslMode(
        switch (database.tls()) {
          case DISABLED -> "disable";
          case PREFERRED -> "prefer";
          case REQUIRED -> "require";
          case VERIFY -> "verify-full";
        });
    source.setProperty(PGProperty.ADAPTIVE_FETCH, "true");
    source.setProperty(PGProperty.ADAPTIVE_FETCH_MINIMUM, FIRST_FETCH_ROWS);
    source.setProperty(PGProperty.MAX_RESULT_BUFFER, FETCH_BYTES);
    return source;
  }
}
