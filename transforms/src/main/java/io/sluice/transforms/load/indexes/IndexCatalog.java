package io.sluice.transforms.load.indexes;

import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads the plain indexes of a table from information_schema. */
final class IndexCatalog {

  /** All columns, because servers and versions differ in those that they have. */
  private static final String SELECT =
      "SELECT * FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ?"
          + " AND non_unique = 1 AND index_type = 'BTREE' ORDER BY index_name, seq_in_index";

  private IndexCatalog() {}

  /**
   * A row: a part of an index.
   *
   * @param part empty if it is not a plain column
   * @param comment the index's comment
   * @param isVisible whether the index is visible
   */
  private record Row(Optional<IndexPart> part, String comment, boolean isVisible) {}

  /**
   * Reads the indexes that are not unique, FULLTEXT, SPATIAL or VECTOR, and have no expressions.
   * Options that only SHOW CREATE TABLE shows are missing.
   */
  static List<SecondaryIndex> plainIndexes(Connection connection, String table)
      throws SQLException {
    Map<String, List<Row>> indexes = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        Set<String> labels = labels(row.getMetaData());
        while (row.next()) {
          indexes
              .computeIfAbsent(row.getString("index_name"), name -> new ArrayList<>())
              .add(row(row, labels));
        }
      }
    }
    List<SecondaryIndex> plain = new ArrayList<>();
    indexes.forEach((name, rows) -> index(name, rows).ifPresent(plain::add));
    return plain;
  }

  private static Optional<SecondaryIndex> index(String name, List<Row> rows) {
    if (rows.stream().anyMatch(row -> row.part().isEmpty())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SecondaryIndex(
              name,
              rows.stream().map(row -> row.part().orElseThrow()).toList(),
              Method.DEFAULT,
              rows.get(0).comment(),
              OptionalInt.empty(),
              rows.get(0).isVisible()));
    } catch (IllegalArgumentException e) {
      // Sluice would not build it from the ledger, so it stays.
      return Optional.empty();
    }
  }

  private static Row row(ResultSet row, Set<String> labels) throws SQLException {
    boolean isExpression = labels.contains("expression") && row.getString("expression") != null;
    // MySQL says whether an index is visible, MariaDB whether it is ignored.
    boolean isHidden =
        labels.contains("is_visible") && "NO".equals(row.getString("is_visible"))
            || labels.contains("ignored") && "YES".equals(row.getString("ignored"));
    return new Row(
        isExpression
            ? Optional.empty()
            : part(
                row.getString("column_name"), row.getLong("sub_part"), row.getString("collation")),
        row.getString("index_comment"),
        !isHidden);
  }

  /**
   * @param prefix 0 for the whole column
   * @param collation the order: {@code A} or {@code D}
   */
  private static Optional<IndexPart> part(String column, long prefix, String collation) {
    if (column == null
        || prefix > IndexPart.MAX_PREFIX
        || !("A".equals(collation) || "D".equals(collation))) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexPart(
            column,
            prefix == 0 ? OptionalInt.empty() : OptionalInt.of((int) prefix),
            collation.equals("D")));
  }

  private static Set<String> labels(ResultSetMetaData columns) throws SQLException {
    Set<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }
}
