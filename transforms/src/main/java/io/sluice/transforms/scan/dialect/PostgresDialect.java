package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
public final class PostgresDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\":\\s*(\\d+)");

  @Override
  public String quoted(String name) {
    return Identifier.quoted(name, Engine.POSTGRESQL);
  }

  @Override
  public CatalogTable describe(Connection connection, Database database, String table)
      throws SQLException {
    PostgresRelation relation = PostgresRelation.find(connection, database, table);
    return new PostgresCatalog(connection, this, relation).describe();
  }

  @Override
  public String byIndex(String table, TableKey key) {
    return table;
  }

  @Override
  public Condition greater(List<KeyColumn> columns, Key key) {
    return areAllPlain(columns)
        ? KeyConditions.ofRowValues(columns, key, ">")
        : first(columns, ">=", key).and(KeyConditions.greater(columns, key));
  }

  @Override
  public Condition lessOrEqual(List<KeyColumn> columns, Key key) {
    return areAllPlain(columns)
        ? KeyConditions.ofRowValues(columns, key, "<=")
        : first(columns, "<=", key).and(KeyConditions.lessOrEqual(columns, key));
  }

  /** Row values need the same plain operator for all columns. */
  private static boolean areAllPlain(List<KeyColumn> columns) {
    return columns.stream().allMatch(KeyColumn::isPlain);
  }

  /** PostgreSQL seeks by this condition alone if the rest is expanded column by column. */
  private static Condition first(List<KeyColumn> columns, String sign, Key key) {
    return columns.get(0).is(sign, key.values().get(0));
  }

  /** PostgreSQL sets no column by itself, so {@code kept} is not used. */
  @Override
  public String bulkUpdate(
      String table, List<KeyColumn> key, List<CatalogColumn> columns, List<CatalogColumn> kept) {
    String rows = Identifier.other("sluice_rows", table);
    List<String> jsonColumns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      jsonColumns.add("k" + i + " text");
      conditions.add(key.get(i).equalTo(rows + ".k" + i));
    }
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      jsonColumns.add("v" + i + " " + columns.get(i).type());
      assignments.add(quoted(columns.get(i).name()) + " = " + rows + ".v" + i);
    }
    return "UPDATE %s SET %s FROM json_to_recordset(CAST(? AS json)) AS %s(%s) WHERE %s"
        .formatted(
            table,
            String.join(", ", assignments),
            rows,
            String.join(", ", jsonColumns),
            String.join(" AND ", conditions));
  }

  /** The server's default access method may not be able to update rows. */
  @Override
  public String tableOptions() {
    return " USING heap";
  }

  @Override
  public String lockTimeout(int seconds) {
    return "SET lock_timeout = '" + seconds + "s'";
  }

  @Override
  public long estimate(Connection connection, String select, List<String> values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN (FORMAT JSON) " + select)) {
      Parameters.bind(statement, values);
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        Matcher rows = PLAN_ROWS.matcher(plan.getString(1));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
      }
    }
  }

  @Override
  public RowStream stream(Connection connection, Select select) throws SQLException {
    return PostgresRows.of(connection, select);
  }

  /** Turns auto-commit off: a cursor lasts as long as its transaction. */
  @Override
  public Connection open(Database database, boolean withoutReadTimeout) throws SQLException {
    Connection connection = DataSources.forReading(database, withoutReadTimeout).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
