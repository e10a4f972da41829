package io.sluice.transforms.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The users with whose rights triggers run, as far as this user may see the server's users. */
final class Definers {

  /** The server looks for a definer as for somebody who logs in; a host may be a network. */
  private static final String IS_THERE =
      "SELECT COUNT(*) FROM mysql.user WHERE user = ? AND (? LIKE host OR host LIKE '%/%')";

  private final Connection connection;

  Definers(Connection connection) {
    this.connection = connection;
  }

  /**
   * Whether there is surely no such user.
   *
   * @param definer {@code user@host}; a role has no host
   */
  boolean isGone(String definer) throws SQLException {
    int at = definer.lastIndexOf('@');
    if (at < 0 || at == definer.length() - 1) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(IS_THERE)) {
      statement.setString(1, definer.substring(0, at));
      statement.setString(2, definer.substring(at + 1));
      try (ResultSet count = statement.executeQuery()) {
        return count.next() && count.getLong(1) == 0;
      }
    } catch (SQLException e) {
      if (SqlFailure.forbidsWriting(e)) {
        return false;
      }
      throw e;
    }
  }
}
