package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.scan.KeyColumn.Values;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import io.sluice.transforms.scan.TableShape.TableIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What MySQL and MariaDB say of a table. Used once. */
final class MySqlCatalogue {

  private static final String COLUMNS =
      "SELECT column_name, data_type, column_type, numeric_precision, numeric_scale,"
          + " character_octet_length, is_nullable, character_set_name, collation_name, extra"
          + " FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position";

  private static final String ENGINE =
      "SELECT engine FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = ?";

  private static final String PRIMARY = "PRIMARY";

  private final Connection connection;
  private final String table;
  private final List<ShapeColumn> columns = new ArrayList<>();
  private final Map<String, KeyColumn> keyColumns = new LinkedHashMap<>();
  private boolean isInnoDb;

  MySqlCatalogue(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  TableShape shape() throws SQLException {
    isInnoDb = isInnoDb();
    readColumns();
    return new TableShape(columns, columns.isEmpty() ? List.of() : indexes(), isInnoDb);
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
          String name = row.getString(1);
          String quoted = Identifier.quoted(table) + "." + Identifier.quoted(name);
          columns.add(
              new ShapeColumn(
                  name,
                  type(row),
                  // By 1, and not with 0: a zero keeps its sign.
                  row.getString(2).equals("float") ? quoted + " * 1e0" : "",
                  row.getString(10).toLowerCase(Locale.ROOT).contains("on update")));
          KeyColumn key = keyColumn(name, quoted, row);
          if (key != null) {
            keyColumns.put(name, key);
          }
        }
      }
    }
  }

  /** Null for values that the server compares otherwise than it writes them. */
  private static KeyColumn keyColumn(String name, String quoted, ResultSet row)
      throws SQLException {
    String text = "CAST(" + quoted + " AS CHAR)";
    boolean nullable = row.getString(7).equals("YES");
    return switch (row.getString(2)) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> {
        String type = row.getString(3).contains("unsigned") ? "UNSIGNED" : "SIGNED";
        yield new KeyColumn(name, quoted, type(row), text, cast(type), Values.NUMBERS, nullable);
      }
      case "decimal" -> {
        String type = "DECIMAL(%d,%d)".formatted(row.getInt(4), row.getInt(5));
        yield new KeyColumn(name, quoted, type(row), text, cast(type), Values.NUMBERS, nullable);
      }
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" ->
          new KeyColumn(name, quoted, type(row), quoted, "?", Values.TEXTS, nullable);
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          new KeyColumn(
              name, quoted, type(row), "HEX(" + quoted + ")", "UNHEX(?)", Values.HEX, nullable);
      case "date" ->
          new KeyColumn(name, quoted, type(row), text, cast("DATE"), Values.TIMES, nullable);
      case "datetime", "timestamp" ->
          new KeyColumn(name, quoted, type(row), text, cast("DATETIME(6)"), Values.TIMES, nullable);
      case "time" ->
          new KeyColumn(name, quoted, type(row), text, cast("TIME(6)"), Values.OTHERS, nullable);
      case "uuid" ->
          new KeyColumn(name, quoted, type(row), text, cast("UUID"), Values.UUIDS, nullable);
      case "inet4" ->
          new KeyColumn(name, quoted, type(row), text, cast("INET4"), Values.OTHERS, nullable);
      case "inet6" ->
          new KeyColumn(name, quoted, type(row), text, cast("INET6"), Values.OTHERS, nullable);
      default -> null;
    };
  }

  private static String type(ResultSet row) throws SQLException {
    String order =
        row.getString(9) == null
            ? ""
            : " CHARACTER SET %s COLLATE %s".formatted(row.getString(8), row.getString(9));
    return row.getString(3) + order;
  }

  private static String cast(String type) {
    return "CAST(? AS " + type + ")";
  }

  /** Those that have whole columns in one direction. The server shows PRIMARY first. */
  private List<TableIndex> indexes() throws SQLException {
    Map<String, List<KeyColumn>> parts = new LinkedHashMap<>();
    Map<String, Set<String>> directions = new LinkedHashMap<>();
    Set<String> unique = new LinkedHashSet<>();
    Set<String> unfit = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW INDEX FROM " + Identifier.quoted(table))) {
      Set<String> labels = labels(row);
      while (row.next()) {
        String index = row.getString("Key_name");
        KeyColumn column = keyColumns.get(row.getString("Column_name"));
        directions.computeIfAbsent(index, name -> new LinkedHashSet<>()).add(direction(row));
        parts.computeIfAbsent(index, name -> new ArrayList<>()).add(column);
        if (row.getInt("Non_unique") == 0) {
          unique.add(index);
        }
        if (column == null || isUnfit(row, labels)) {
          unfit.add(index);
        }
      }
    }
    List<KeyColumn> primary =
        unfit.contains(PRIMARY) ? List.of() : parts.getOrDefault(PRIMARY, List.of());
    List<TableIndex> indexes = new ArrayList<>();
    parts.forEach(
        (index, columns) -> {
          Set<String> ways = directions.get(index);
          if (!unfit.contains(index) && ways.size() == 1) {
            boolean goesOn = isInnoDb && ways.equals(directions.get(PRIMARY));
            indexes.add(
                index(index, columns, unique.contains(index), goesOn ? primary : List.of()));
          }
        });
    return indexes;
  }

  /** In InnoDB, an index has the primary key behind its columns. */
  private static TableIndex index(
      String name, List<KeyColumn> columns, boolean isUnique, List<KeyColumn> primary) {
    Set<KeyColumn> all = new LinkedHashSet<>(columns);
    all.addAll(primary);
    return new TableIndex(Identifier.quoted(name), List.copyOf(all), isUnique ? columns.size() : 0);
  }

  private static String direction(ResultSet row) throws SQLException {
    return String.valueOf(row.getString("Collation"));
  }

  private static boolean isUnfit(ResultSet row, Set<String> labels) throws SQLException {
    return row.getString("Sub_part") != null
        || !row.getString("Index_type").equals("BTREE")
        || labels.contains("Visible") && row.getString("Visible").equals("NO")
        || labels.contains("Ignored") && row.getString("Ignored").equals("YES");
  }

  private static Set<String> labels(ResultSet rows) throws SQLException {
    Set<String> labels = new LinkedHashSet<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i));
    }
    return labels;
  }
}
