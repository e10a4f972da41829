package io.sluice.transforms.jdbc.session;

import io.sluice.transforms.jdbc.error.FailureKind;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose sessions have Sluice's settings. It does not pool connections. */
abstract class SessionDataSource implements DataSource {

  private final DataSource driver;

  SessionDataSource(DataSource driver) {
    this.driver = driver;
  }

  /** The driver's data source, whose sessions lack most of the settings. */
  final DataSource driver() {
    return driver;
  }

  /**
   * Applies settings one by one. A setting that this server does not know, or this user may not
   * set, is skipped. If it matters, {@link SessionCheck} reports it, or a later error names the
   * limit that stayed in force.
   */
  static Connection settingEach(Connection connection, String set, List<SessionSetting> settings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (SessionSetting setting : settings) {
        try {
          statement.execute(set + setting.assignment());
        } catch (SQLException e) {
          if (!isRefused(e)) {
            throw e;
          }
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Whether a setting was refused: false if the connection is lost, or a time limit struck first.
   */
  static boolean isRefused(SQLException e) {
    FailureKind kind = FailureKind.of(e);
    return kind == FailureKind.STOP || kind == FailureKind.DATA;
  }

  @Override
  public final Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user is the database's.");
  }

  @Override
  public final PrintWriter getLogWriter() throws SQLException {
    return driver.getLogWriter();
  }

  @Override
  public final void setLogWriter(PrintWriter out) throws SQLException {
    driver.setLogWriter(out);
  }

  @Override
  public final void setLoginTimeout(int seconds) throws SQLException {
    driver.setLoginTimeout(seconds);
  }

  @Override
  public final int getLoginTimeout() throws SQLException {
    return driver.getLoginTimeout();
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public final <T> T unwrap(Class<T> type) {
    return type.cast(driver);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(driver);
  }
}
