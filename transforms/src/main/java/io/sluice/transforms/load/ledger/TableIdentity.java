package io.sluice.transforms.load.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * InnoDB's number of a table, which tells it from another of the same name. Deleting rows does not
 * change it; TRUNCATE, DROP and CREATE, and a swap by RENAME do. So do some ALTERs: a changed
 * identity proves nothing. The time of creation would not do: TRUNCATE leaves it as it is.
 */
final class TableIdentity {

  /** MySQL's table, and MariaDB's. Both need the right PROCESS. */
  private static final List<String> INNODB_TABLES = List.of("innodb_tables", "innodb_sys_tables");

  /** Other names are encoded in InnoDB's tables. */
  private static final Pattern PLAIN = Pattern.compile("\\w{1,64}");

  private TableIdentity() {}

  /**
   * The identity of a table.
   *
   * @return empty if this user may not read it
   */
  static Optional<String> of(Connection connection, String table) {
    if (!PLAIN.matcher(table).matches()) {
      return Optional.empty();
    }
    for (String tables : INNODB_TABLES) {
      try {
        return select(
            connection,
            "SELECT table_id FROM information_schema."
                + tables
                + " WHERE name = CONCAT(DATABASE(), '/', ?)",
            table);
      } catch (SQLException e) {
        // The server knows the other one, or this user may not read it.
      }
    }
    return Optional.empty();
  }

  private static Optional<String> select(Connection connection, String sql, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }
}
