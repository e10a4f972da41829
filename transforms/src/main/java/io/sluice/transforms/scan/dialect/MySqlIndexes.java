package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.table.CatalogTable.TableIndex;
import io.sluice.transforms.scan.table.CatalogTable.UnusableIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the indexes of a table of MySQL or MariaDB. Used once. */
final class MySqlIndexes {

  private static final String PRIMARY = "PRIMARY";

  private final Map<String, KeyColumn> keyColumns;
  private final boolean isInnoDb;
  private final Map<String, Parts> indexes = new LinkedHashMap<>();

  /** What is known about one index. */
  private static final class Parts {
    private final List<KeyColumn> columns = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> directions = new LinkedHashSet<>();
    private boolean isUnique;
    private String invalidReason = "";
  }

  /**
   * @param keyColumns the columns that this user may read, by name; a column is null if the server
   *     cannot seek in its order
   * @param isInnoDb whether each index has the primary key after its columns
   */
  MySqlIndexes(Map<String, KeyColumn> keyColumns, boolean isInnoDb) {
    this.keyColumns = keyColumns;
    this.isInnoDb = isInnoDb;
  }

  /** Reads the indexes; the server lists PRIMARY first. */
  MySqlIndexes read(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW INDEX FROM " + Identifier.quoted(table))) {
      Set<String> labels = labels(row);
      while (row.next()) {
        add(row, labels);
      }
    }
    return this;
  }

  private void add(ResultSet row, Set<String> labels) throws SQLException {
    Parts parts = indexes.computeIfAbsent(row.getString("Key_name"), name -> new Parts());
    parts.isUnique = row.getInt("Non_unique") == 0;
    parts.directions.add(String.valueOf(row.getString("Collation")));
    String column = row.getString("Column_name");
    if (column != null) {
      parts.names.add(column);
      parts.columns.add(keyColumns.get(column));
    }
    if (parts.invalidReason.isEmpty()) {
      parts.invalidReason = invalidReason(row, labels, parts);
    }
  }

  /** Why an index with this part is unfit; empty if it is not. */
  private String invalidReason(ResultSet row, Set<String> labels, Parts parts) throws SQLException {
    String column = row.getString("Column_name");
    if (!row.getString("Index_type").equals("BTREE")) {
      return "is a %s index, which has no order".formatted(row.getString("Index_type"));
    }
    if (column == null) {
      return "contains an expression";
    }
    if (row.getString("Sub_part") != null) {
      return "covers only the first %s of %s".formatted(row.getString("Sub_part"), column);
    }
    if (labels.contains("Visible") && row.getString("Visible").equals("NO")) {
      return "is invisible";
    }
    if (labels.contains("Ignored") && row.getString("Ignored").equals("YES")) {
      return "is ignored";
    }
    if (parts.directions.size() > 1) {
      return "has both ascending and descending columns";
    }
    if (!keyColumns.containsKey(column)) {
      return "contains %s, which this user may not read".formatted(column);
    }
    return keyColumns.get(column) == null
        ? "contains %s, of a type that the server looks up by equality only".formatted(column)
        : "";
  }

  /** The indexes that order the rows by whole columns in one direction. */
  List<TableIndex> fit() {
    List<TableIndex> fit = new ArrayList<>();
    indexes.forEach(
        (name, parts) -> {
          if (parts.invalidReason.isEmpty()) {
            fit.add(index(name, parts));
          }
        });
    return fit;
  }

  private TableIndex index(String name, Parts parts) {
    Set<KeyColumn> columns = new LinkedHashSet<>(parts.columns);
    Parts primary = indexes.get(PRIMARY);
    if (isInnoDb
        && primary != null
        && primary.invalidReason.isEmpty()
        && primary.directions.equals(parts.directions)) {
      columns.addAll(primary.columns);
    }
    return new TableIndex(
        Identifier.quoted(name), List.copyOf(columns), parts.isUnique ? parts.columns.size() : 0);
  }

  /** The other indexes. */
  List<UnusableIndex> unusable() {
    List<UnusableIndex> unusable = new ArrayList<>();
    indexes.forEach(
        (name, parts) -> {
          if (!parts.invalidReason.isEmpty()) {
            unusable.add(
                new UnusableIndex(
                    Identifier.quoted(name), parts.names, parts.isUnique, parts.invalidReason));
          }
        });
    return unusable;
  }

  private static Set<String> labels(ResultSet rows) throws SQLException {
    Set<String> labels = new LinkedHashSet<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i));
    }
    return labels;
  }
}
