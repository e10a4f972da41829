package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\":\\s*(\\d+)");

  @Override
  public String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public TableShape shape(Connection connection, String table) throws SQLException {
    return new PostgresCatalogue(connection, this, table).shape();
  }

  @Override
  public String byIndex(String table, TableKey key) {
    return table;
  }

  @Override
  public Condition greater(List<KeyColumn> columns, Key key) {
    return KeyOrder.ofRowValues(columns, key, ">");
  }

  @Override
  public Condition notGreater(List<KeyColumn> columns, Key key) {
    return KeyOrder.ofRowValues(columns, key, "<=");
  }

  /** No column is set by the server itself. */
  @Override
  public String bulkUpdate(
      String table, List<KeyColumn> key, List<ShapeColumn> columns, List<ShapeColumn> kept) {
    List<String> taken = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      taken.add("k" + i + " text");
      same.add(key.get(i).quoted() + " = " + key.get(i).bind().replace("?", "u.k" + i));
    }
    List<String> set = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      taken.add("v" + i + " " + columns.get(i).type());
      set.add(quoted(columns.get(i).name()) + " = u.v" + i);
    }
    return "UPDATE %s SET %s FROM json_to_recordset(CAST(? AS json)) AS u(%s) WHERE %s"
        .formatted(
            table, String.join(", ", set), String.join(", ", taken), String.join(" AND ", same));
  }

  @Override
  public String tableOptions() {
    return "";
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
      Binding.bind(statement, values);
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

  /** The driver begins sessions in the JVM's zone. */
  @Override
  public Connection open(Database database, boolean patient) throws SQLException {
    Connection connection =
        (patient ? database.dataSourceForLongStatements() : database.dataSource()).getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
