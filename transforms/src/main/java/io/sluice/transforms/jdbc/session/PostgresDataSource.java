package io.sluice.transforms.jdbc.session;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL, with the settings that correctness depends on. */
public final class PostgresDataSource extends SessionDataSource {

  private static final String SET = "SET ";

  private static final String SEARCH_SCHEMA_FIRST =
      "SELECT set_config('search_path', concat_ws(', ', quote_ident(?),"
          + " NULLIF(current_setting('search_path'), '')), false)";

  private final String schema;

  /**
   * Connections to a database.
   *
   * <ul>
   *   <li>{@code stringtype=unspecified}: a string that is compared with a column takes the
   *       column's type, and so the column's index is used.
   *   <li>{@code prepareThreshold=0}: all values come as the server's text; the driver would switch
   *       to binary after some executions.
   *   <li>{@code connectTimeout=10 s, socketTimeout=10 min, tcpKeepAlive}: detect a dead server.
   *   <li>The settings of {@link PostgresSettings} are set after the login, because poolers refuse
   *       them at login.
   *   <li>{@code search_path}: begins with {@link Database#schema()}, if there is one.
   *   <li>{@code sslmode}: from {@link Database#tls()}; {@code VERIFY} checks the certificate and
   *       the host name.
   * </ul>
   *
   * @param socketTimeout the time limit for an answer; zero for none
   */
  public PostgresDataSource(Database database, Duration socketTimeout) {
    super(new PGSimpleDataSource());
    this.schema = database.schema();
    PGSimpleDataSource source = (PGSimpleDataSource) driver();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password().read());
    source.setConnectTimeout((int) DataSources.CONNECT_TIMEOUT.toSeconds());
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
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = withSettings();
    if (schema.isEmpty()) {
      return connection;
    }
    try (PreparedStatement statement = connection.prepareStatement(SEARCH_SCHEMA_FIRST)) {
      statement.setString(1, schema);
      statement.execute();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection withSettings() throws SQLException {
    Connection connection = driver().getConnection();
    List<SessionSetting> settings =
        PostgresSettings.of(connection.getMetaData().getDatabaseMajorVersion());
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings.stream().map(it -> SET + it.assignment()).collect(joining("; ")));
      return connection;
    } catch (SQLException e) {
      // The server's time limit applies to all of them together.
      if (!isRefused(e) && FailureKind.of(e) != FailureKind.LIMIT) {
        connection.close();
        throw e;
      }
    }
    return settingEach(connection, SET, settings);
  }
}
