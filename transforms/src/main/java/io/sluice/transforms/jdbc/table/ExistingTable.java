package io.sluice.transforms.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An existing table, read from {@code information_schema}.
 *
 * @param kind {@code BASE TABLE}, {@code SYSTEM VERSIONED} (MariaDB keeps all versions of its
 *     rows), {@code VIEW}, …
 * @param engine the storage engine; empty for a view
 * @param columns all columns, in order
 * @param uniqueKeys the columns of each unique key, by its name. The primary key is {@code
 *     PRIMARY}. A column prefix has its length appended: {@code id(10)}. Columns that MariaDB adds
 *     to the keys of a system-versioned table are omitted.
 * @param triggers the triggers that this user may see
 */
record ExistingTable(
    String kind,
    String engine,
    List<ExistingColumn> columns,
    Map<String, List<String>> uniqueKeys,
    List<ExistingTrigger> triggers) {

  static final String PRIMARY = "PRIMARY";

  /**
   * An existing column.
   *
   * @param dataType the type in lower case: {@code varchar}, {@code timestamp}, …
   * @param unsigned whether it is an unsigned number
   * @param characters the maximum length of a string in characters; 0 for other types
   * @param bytes the maximum length of a string in bytes; 0 for other types
   * @param charset the character set; empty for other types
   * @param collation the collation; empty for other types
   * @param optional whether an insert may omit it: it is nullable, generated, or has a default
   * @param generated whether the server computes it
   */
  record ExistingColumn(
      String name,
      String dataType,
      boolean unsigned,
      long characters,
      long bytes,
      String charset,
      String collation,
      boolean optional,
      boolean generated) {}

  /** Whether it stores rows of its own, unlike a view. */
  boolean isTable() {
    return kind.equals("BASE TABLE") || kind.equals("SYSTEM VERSIONED");
  }

  /** Reads the table; empty if there is none that this user may see. */
  static Optional<ExistingTable> read(Connection connection, String schema, String table)
      throws SQLException {
    try (PreparedStatement statement =
        prepare(
            connection,
            "SELECT table_type, engine FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_name = ?",
            schema,
            table)) {
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new ExistingTable(
                row.getString(1),
                text(row, 2),
                columns(connection, schema, table),
                uniqueKeys(connection, schema, table),
                ExistingTrigger.read(connection, schema, table)));
      }
    }
  }

  private static List<ExistingColumn> columns(Connection connection, String schema, String table)
      throws SQLException {
    List<ExistingColumn> columns = new ArrayList<>();
    try (PreparedStatement statement =
            prepare(
                connection,
                "SELECT column_name, data_type, column_type, character_maximum_length,"
                    + " character_octet_length, character_set_name, collation_name, is_nullable,"
                    + " column_default, extra, generation_expression"
                    + " FROM information_schema.columns"
                    + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position",
                schema,
                table);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String extra = text(row, 10).toLowerCase(Locale.ROOT);
        boolean generated = !text(row, 11).isEmpty();
        boolean optional =
            generated
                || text(row, 8).equals("YES")
                || row.getString(9) != null
                || extra.contains("auto_increment");
        columns.add(
            new ExistingColumn(
                row.getString(1),
                text(row, 2).toLowerCase(Locale.ROOT),
                text(row, 3).contains("unsigned"),
                row.getLong(4),
                row.getLong(5),
                text(row, 6),
                text(row, 7),
                optional,
                generated));
      }
    }
    return columns;
  }

  private static Map<String, List<String>> uniqueKeys(
      Connection connection, String schema, String table) throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    try (PreparedStatement statement =
            prepare(
                connection,
                "SELECT index_name, column_name, sub_part FROM information_schema.statistics"
                    + " WHERE table_schema = ? AND table_name = ? AND non_unique = 0"
                    // An expression has no column.
                    + " AND COALESCE(column_name, '') NOT IN (SELECT column_name"
                    + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
                    + " AND generation_expression IN ('ROW START', 'ROW END'))"
                    + " ORDER BY index_name, seq_in_index",
                schema,
                table,
                schema,
                table);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String part = row.getString(3) == null ? "" : "(" + row.getString(3) + ")";
        keys.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(text(row, 2) + part);
      }
    }
    return keys;
  }

  private static PreparedStatement prepare(Connection connection, String sql, String... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }
}
