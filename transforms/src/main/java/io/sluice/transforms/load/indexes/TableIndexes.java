package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.MySqlFlavor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The current indexes and columns of a table. */
final class TableIndexes {

  private static final String NAMES =
      "SELECT index_name FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ?";

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ?";

  /**
   * AUTO_INCREMENT columns and foreign keys always need their indexes. The server computes a
   * virtual column only when it builds the index, which may fail.
   */
  private static final String COLUMNS_OF_OTHER_INDEXES =
      COLUMNS
          + " AND (extra LIKE '%auto_increment%' OR extra LIKE '%VIRTUAL%')"
          + " UNION SELECT column_name FROM information_schema.key_column_usage"
          + " WHERE table_schema = DATABASE() AND table_name = ?"
          + " AND referenced_table_name IS NOT NULL";

  private final Connection connection;
  private final String table;

  TableIndexes(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** The names of its indexes of any kind, in lower case. */
  Set<String> names() throws SQLException {
    return select(NAMES, 1);
  }

  /** The names of its columns, in lower case. */
  Set<String> columns() throws SQLException {
    return select(COLUMNS, 1);
  }

  /**
   * The indexes that can be dropped, and built again exactly as they are, whatever rows are loaded.
   */
  List<SecondaryIndex> deferrable() throws SQLException {
    Set<String> others = select(COLUMNS_OF_OTHER_INDEXES, 2);
    MySqlFlavor flavor = MySqlFlavor.of(connection);
    CreateTableText text = new CreateTableText(createTable());
    List<SecondaryIndex> deferrable = new ArrayList<>();
    for (SecondaryIndex index : IndexCatalog.plainIndexes(connection, table)) {
      boolean isNeeded =
          index.columns().stream()
              .anyMatch(column -> others.contains(column.toLowerCase(Locale.ROOT)));
      if (!isNeeded) {
        Optional<String> shown = text.clause(index.name());
        shown.flatMap(it -> index.completedBy(it, flavor)).ifPresent(deferrable::add);
      }
    }
    return deferrable;
  }

  private String createTable() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Identifier.quoted(table))) {
      row.next();
      return row.getString(2);
    }
  }

  /** Selects names in lower case, because the server ignores the case of index and column names. */
  private Set<String> select(String sql, int parameters) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= parameters; i++) {
        statement.setString(i, table);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
