package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.scan.key.CharacterSet;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyColumn.Values;
import io.sluice.transforms.scan.key.KeyComparison;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Creates the key columns of MySQL and MariaDB. */
final class MySqlKeyColumns {

  /** Above about a thousand, MariaDB turns an IN list into a table and does not use the index. */
  private static final int MAX_MEMBERS = 500;

  private MySqlKeyColumns() {}

  /**
   * Creates a key column; null for a type in whose order the server cannot seek.
   *
   * @param quoted the column's name, quoted and qualified by its table
   * @param row a row of {@link MySqlCatalog#COLUMNS}
   */
  static KeyColumn of(String name, String quoted, ResultSet row) throws SQLException {
    String text = "CAST(" + quoted + " AS CHAR)";
    String number = "CAST(CAST(" + quoted + " AS UNSIGNED) AS CHAR)";
    boolean nullable = row.getString("is_nullable").equals("YES");
    String type = MySqlCatalog.type(row);
    return switch (row.getString("data_type")) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> {
        String integer = type.contains("unsigned") ? "UNSIGNED" : "SIGNED";
        yield new KeyColumn(name, quoted, type, text, cast(integer), Values.NUMBERS, nullable);
      }
      case "bit" ->
          new KeyColumn(name, quoted, type, number, cast("UNSIGNED"), Values.NUMBERS, nullable);
      case "decimal" -> {
        String decimal =
            "DECIMAL(%d,%d)"
                .formatted(row.getInt("numeric_precision"), row.getInt("numeric_scale"));
        yield new KeyColumn(name, quoted, type, text, cast(decimal), Values.NUMBERS, nullable);
      }
      case "float" -> {
        // CHAR would drop digits of a float.
        String exact = "CAST(" + quoted + " * 1e0 AS CHAR)";
        yield new KeyColumn(name, quoted, type, exact, cast("DOUBLE"), Values.NUMBERS, nullable);
      }
      case "double" ->
          new KeyColumn(name, quoted, type, text, cast("DOUBLE"), Values.NUMBERS, nullable);
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" ->
          text(name, quoted, row, nullable);
      case "enum" -> {
        int members = members(row.getString("column_type"));
        yield members > MAX_MEMBERS
            ? null
            : new KeyColumn(
                name,
                quoted,
                type,
                number,
                cast("UNSIGNED"),
                Values.NUMBERS,
                "UTF-8",
                new KeyComparison.Members(members),
                nullable);
      }
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          new KeyColumn(
              name, quoted, type, "HEX(" + quoted + ")", "UNHEX(?)", Values.HEX, nullable);
      case "date" -> new KeyColumn(name, quoted, type, text, cast("DATE"), Values.TIMES, nullable);
      case "datetime", "timestamp" ->
          new KeyColumn(name, quoted, type, text, cast("DATETIME(6)"), Values.TIMES, nullable);
      case "time" ->
          new KeyColumn(name, quoted, type, text, cast("TIME(6)"), Values.OTHERS, nullable);
      case "uuid" -> new KeyColumn(name, quoted, type, text, cast("UUID"), Values.UUIDS, nullable);
      case "inet4" ->
          new KeyColumn(name, quoted, type, text, cast("INET4"), Values.OTHERS, nullable);
      case "inet6" ->
          new KeyColumn(name, quoted, type, text, cast("INET6"), Values.OTHERS, nullable);
      default -> null;
    };
  }

  /**
   * Converts strings on the server. Character sets other than Unicode lack characters that a guess
   * can contain; the server replaces them with question marks instead of refusing the comparison.
   * The server also converts the values that are read, because the driver decodes some characters
   * differently.
   */
  private static KeyColumn text(String name, String quoted, ResultSet row, boolean nullable)
      throws SQLException {
    String set = row.getString("character_set_name");
    CharacterSet characters = CharacterSet.ofMySql(set);
    String order = " USING " + set + ") COLLATE " + row.getString("collation_name");
    String read = "HEX(" + quoted + ")";
    String bind = "CONVERT(UNHEX(?)" + order;
    if (characters.isUnicode()) {
      read = quoted;
      bind = "?";
    } else if (characters.isLossless()) {
      read = "CONVERT(" + quoted + " USING utf8mb4)";
      bind = "CONVERT(?" + order;
    }
    return new KeyColumn(
        name,
        quoted,
        MySqlCatalog.type(row),
        read,
        bind,
        characters.isLossless() ? Values.TEXTS : Values.ENCODED_TEXTS,
        characters.java(),
        KeyComparison.PLAIN,
        nullable);
  }

  /** Counts the members of {@code enum('a','it''s','b,c')}. */
  static int members(String type) {
    int members = 0;
    boolean isQuoted = false;
    for (int i = 0; i < type.length(); i++) {
      if (type.charAt(i) != '\'') {
        continue;
      }
      if (isQuoted && type.startsWith("''", i)) {
        i++;
      } else {
        members += isQuoted ? 1 : 0;
        isQuoted = !isQuoted;
      }
    }
    return members;
  }

  private static String cast(String type) {
    return "CAST(? AS " + type + ")";
  }
}
