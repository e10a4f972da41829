package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.error.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Looks up the users with whose privileges triggers run, as far as this user may see the accounts.
 */
final class Definers {

  /** The server matches a definer like a login; a host may be a network. */
  private static final String COUNT =
      "SELECT COUNT(*) FROM mysql.%s WHERE user = ? AND (? LIKE host OR host LIKE '%%/%%')";

  private final Connection connection;
  private final String count;

  Definers(Connection connection) throws SQLException {
    this.connection = connection;
    // MariaDB's mysql.user is a view, whose own definer may not exist.
    this.count =
        COUNT.formatted(MySqlFlavor.of(connection) == MySqlFlavor.MARIADB ? "global_priv" : "user");
  }

  /**
   * Whether the definer certainly does not exist.
   *
   * @param definer {@code user@host}; a role has no host
   */
  boolean isGone(String definer) throws SQLException {
    int at = definer.lastIndexOf('@');
    if (at < 0 || at == definer.length() - 1) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(count)) {
      statement.setString(1, definer.substring(0, at));
      statement.setString(2, definer.substring(at + 1));
      try (ResultSet users = statement.executeQuery()) {
        return users.next() && users.getLong(1) == 0;
      }
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
      // This user may not see the accounts.
      return false;
    }
  }
}
