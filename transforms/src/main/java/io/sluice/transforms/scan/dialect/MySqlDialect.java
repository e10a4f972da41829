package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.scan.key.Condition;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyConditions;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** MySQL and MariaDB. */
public final class MySqlDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  /** A key has at most 3072 bytes, each of which can take two digits. */
  private static final String LONG_TEXT = "VARCHAR(6144) CHARACTER SET utf8mb4";

  @Override
  public String quoted(String name) {
    return Identifier.quoted(name);
  }

  @Override
  public CatalogTable describe(Connection connection, Database database, String table)
      throws SQLException {
    return new MySqlCatalog(connection, database, table).describe();
  }

  /** On its own, the server could choose another index, and then sort. */
  @Override
  public String byIndex(String table, TableKey key) {
    return table + " FORCE INDEX (" + key.index() + ")";
  }

  /** For (a, b) > (?, ?) MySQL reads its index from the beginning (MySQL bug 111952). */
  @Override
  public Condition greater(List<KeyColumn> columns, Key key) {
    return KeyConditions.greater(columns, key);
  }

  @Override
  public Condition lessOrEqual(List<KeyColumn> columns, Key key) {
    return KeyConditions.lessOrEqual(columns, key);
  }

  /** A value that does not fit its column is an error. */
  @Override
  public String bulkUpdate(
      String table, List<KeyColumn> key, List<CatalogColumn> columns, List<CatalogColumn> kept) {
    String rows = Identifier.other("sluice_rows", table);
    List<String> jsonColumns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      KeyColumn column = key.get(i);
      boolean isText = column.values() == KeyColumn.Values.TEXTS && column.bind().equals("?");
      jsonColumns.add(jsonColumn("k" + i, isText ? column.type() : LONG_TEXT));
      conditions.add(column.equalTo(rows + ".k" + i));
    }
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      // Not of the column's type: MariaDB would turn a value that is not a number into 0.
      jsonColumns.add(jsonColumn("v" + i, "LONGTEXT CHARACTER SET utf8mb4"));
      assignments.add(table + "." + quoted(columns.get(i).name()) + " = " + rows + ".v" + i);
    }
    for (CatalogColumn column : kept) {
      String name = table + "." + quoted(column.name());
      assignments.add(name + " = " + name);
    }
    return "UPDATE %s JOIN JSON_TABLE(?, '$[*]' COLUMNS (%s)) AS %s ON %s SET %s"
        .formatted(
            table,
            String.join(", ", jsonColumns),
            rows,
            String.join(" AND ", conditions),
            String.join(", ", assignments));
  }

  /** The server's defaults may lack transactions, room for long rows, or characters. */
  @Override
  public String tableOptions() {
    return " ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
  }

  @Override
  public String lockTimeout(int seconds) {
    return "SET SESSION lock_wait_timeout = " + seconds;
  }

  private static String jsonColumn(String name, String type) {
    return "%s %s PATH '$.%s' ERROR ON ERROR".formatted(name, type, name);
  }

  @Override
  public long estimate(Connection connection, String select, List<String> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + select)) {
      Parameters.bind(statement, values);
      try (ResultSet plan = statement.executeQuery()) {
        return plan.next() ? plan.getLong("rows") : 0;
      }
    }
  }

  @Override
  public RowStream stream(Connection connection, Select select) throws SQLException {
    return MySqlRows.of(connection, select);
  }

  @Override
  public Connection open(Database database, boolean withoutReadTimeout) throws SQLException {
    return DataSources.forReading(database, withoutReadTimeout).getConnection();
  }
}
