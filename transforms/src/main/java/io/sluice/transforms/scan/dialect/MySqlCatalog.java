package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a table's description from the catalog of MySQL or MariaDB. Used once. */
final class MySqlCatalog {

  static final String COLUMNS =
      "SELECT column_name AS name, data_type AS data_type, column_type AS column_type,"
          + " numeric_precision AS numeric_precision, numeric_scale AS numeric_scale,"
          + " character_octet_length AS octets, is_nullable AS is_nullable,"
          + " character_set_name AS character_set_name, collation_name AS collation_name,"
          + " extra AS extra, privileges AS privileges FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position";

  private static final String ENGINE =
      "SELECT engine FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = ?";

  private final Connection connection;
  private final Database database;
  private final String table;
  private final List<CatalogColumn> columns = new ArrayList<>();
  private final Map<String, KeyColumn> keyColumns = new LinkedHashMap<>();

  MySqlCatalog(Connection connection, Database database, String table) {
    this.connection = connection;
    this.database = database;
    this.table = table;
  }

  /**
   * Reads the description.
   *
   * @throws DatabaseException if there is no such table
   */
  CatalogTable describe() throws SQLException {
    boolean hidesColumns = hidesColumns();
    readColumns();
    if (columns.isEmpty()) {
      throw new DatabaseException(
          LogSanitizer.of(
              "User %s may not read table %s in the database %s, or it does not exist."
                  .formatted(database.user(), table, database.name())));
    }
    boolean isInnoDb = isInnoDb();
    MySqlIndexes indexes = new MySqlIndexes(keyColumns, isInnoDb).read(connection, table);
    return new CatalogTable(
        Identifier.quoted(table),
        columns,
        hidesColumns,
        indexes.fit(),
        indexes.unusable(),
        isInnoDb);
  }

  /** The server lists only columns on which the user has a privilege. */
  private boolean hidesColumns() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM " + Identifier.quoted(table) + " LIMIT 0").close();
      return false;
    } catch (SQLException e) {
      if (MySqlErrorCodes.isMissingTable(e)) {
        throw new DatabaseException(
            LogSanitizer.of(
                "There is no table %s in the database %s.".formatted(table, database.name())),
            e);
      }
      if (MySqlErrorCodes.isMissingColumnPrivilege(e)) {
        return true;
      }
      throw e;
    }
  }

  private boolean isInnoDb() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENGINE)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && "InnoDB".equalsIgnoreCase(row.getString(1));
      }
    }
  }

  private void readColumns() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          add(row);
        }
      }
    }
  }

  private void add(ResultSet row) throws SQLException {
    String name = row.getString("name");
    String quoted = Identifier.quoted(table) + "." + Identifier.quoted(name);
    boolean isReadable = row.getString("privileges").contains("select");
    columns.add(
        new CatalogColumn(
            name,
            type(row),
            // Multiplied by 1 rather than added to 0, so that a negative zero keeps its sign.
            row.getString("data_type").equals("float") ? quoted + " * 1e0" : "",
            row.getString("extra").toLowerCase(Locale.ROOT).contains("on update"),
            isReadable));
    if (isReadable) {
      keyColumns.put(name, MySqlKeyColumns.of(name, quoted, row));
    }
  }

  /** A column's type, with the character set and collation of its strings. */
  static String type(ResultSet row) throws SQLException {
    String order =
        row.getString("collation_name") == null
            ? ""
            : " CHARACTER SET %s COLLATE %s"
                .formatted(row.getString("character_set_name"), row.getString("collation_name"));
    return row.getString("column_type") + order;
  }
}
