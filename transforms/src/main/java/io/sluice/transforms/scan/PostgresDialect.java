package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\":\\s*(\\d+)");

  /** Nobody knows yet how long they are. */
  private static final int FIRST_ROWS = 50;

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

  /** The server's own access method may not update rows. */
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
      Binding.bind(statement, values);
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        Matcher rows = PLAN_ROWS.matcher(plan.getString(1));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
      }
    }
  }

  /** By a cursor of the server's, which it keeps for as long as the transaction. */
  @Override
  public PreparedStatement streaming(Connection connection, String select) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select);
    statement.setFetchSize(FIRST_ROWS);
    return statement;
  }

  @Override
  public void fetch(ResultSet result, int rows) throws SQLException {
    result.setFetchSize(rows);
  }

  /** A cursor lasts as long as its transaction. */
  @Override
  public Connection open(Database database, boolean patient) throws SQLException {
    Connection connection = database.dataSourceForReading(patient).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
