package io.sluice.transforms.throttle;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks whether a server is too busy. Keeps a connection. For use by one thread at a time. */
final class ServerLoad implements AutoCloseable {

  private final Database database;
  private final ThrottleLimits limits;
  private Connection connection;

  ServerLoad(Database database, ThrottleLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  /**
   * Measures the load now.
   *
   * @return what exceeds its limit, in words; empty if nothing does, or if the server is
   *     unreachable, which the writers handle
   * @throws DatabaseException if the load cannot be determined, now or later
   */
  Optional<String> excess() {
    try {
      if (connection == null) {
        connection = DataSources.forWriting(database).getConnection();
      }
      Optional<String> status = statusExcess();
      return status.isPresent() ? status : queryExcess();
    } catch (SQLException e) {
      close();
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        return Optional.empty();
      }
      throw DatabaseExceptions.of(
          database, Operation.of("reading the server's status variables"), e);
    }
  }

  private Optional<String> statusExcess() throws SQLException {
    if (limits.maxLoad().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> status = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS")) {
      while (row.next()) {
        status.put(row.getString(1), row.getString(2));
      }
    }
    for (Map.Entry<String, Long> bound : limits.maxLoad().entrySet()) {
      double value = number(bound.getKey(), status.get(bound.getKey()));
      if (value > bound.getValue()) {
        return Optional.of(
            "%s is %.0f, above %d".formatted(bound.getKey(), value, bound.getValue()));
      }
    }
    return Optional.empty();
  }

  private static double number(String name, String value) {
    if (value == null) {
      throw new DatabaseException("--maxLoad: the server has no status variable " + name + ".");
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new DatabaseException(
          "--maxLoad: the server's status variable " + name + " is not a number.", e);
    }
  }

  private Optional<String> queryExcess() throws SQLException {
    if (limits.query().isEmpty()) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(limits.query().get())) {
      BigDecimal value = row.next() ? row.getBigDecimal(1) : null;
      return value == null || value.doubleValue() <= limits.pauseAbove()
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "the query of --pauseIf says %s, above %s",
                  value.toPlainString(),
                  BigDecimal.valueOf(limits.pauseAbove()).stripTrailingZeros().toPlainString()));
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
      throw DatabaseExceptions.of(database, Operation.of("running the query of --pauseIf"), e)
          .with("--pauseIf needs a query that returns one number.");
    }
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The connection is already lost.
    } finally {
      connection = null;
    }
  }
}
