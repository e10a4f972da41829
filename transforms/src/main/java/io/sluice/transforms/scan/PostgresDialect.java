package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\":\\s*(\\d+)");

  /** With the driver's adaptive fetching, the first rows only. */
  private static final int FIRST_ROWS = 1000;

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
  public Connection open(Database database) throws SQLException {
    Connection connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
