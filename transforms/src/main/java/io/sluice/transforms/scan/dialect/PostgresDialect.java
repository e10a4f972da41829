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
import io.sluice.transforms.scan.table.TableDescription;
import io.sluice.transforms.scan.table.TableDescription.ShapeColumn;
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
  public TableDescription shape(Connection connection, Database database, String table)
      throws SQLException {
    PostgresRelation relation = PostgresRelation.find(connection, database, table);
    return new PostgresCatalog(connection, this, relation).shape();
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

  /** Row values use one operator for all columns. */
  private static boolean areAllPlain(List<KeyColumn> columns) {
    return columns.stream().allMatch(KeyColumn::isPlain);
  }

  /** If it is written out column by column, PostgreSQL looks rows up by this alone. */
  private static Condition first(List<KeyColumn> columns, String sign, Key key) {
    return columns.get(0).is(sign, key.values().get(0));
  }

  /** No column is set by the server itself. */
  @Override
  public String bulkUpdate(
      String table, List<KeyColumn> key, List<ShapeColumn> columns, List<ShapeColumn> kept) {
    String rows = Identifier.other("sluice_rows", table);
    List<String> taken = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      taken.add("k" + i + " text");
      same.add(key.get(i).equalTo(rows + ".k" + i));
    }
    List<String> set = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      taken.add("v" + i + " " + columns.get(i).type());
      set.add(quoted(columns.get(i).name()) + " = " + rows + ".v" + i);
    }
    return "UPDATE %s SET %s FROM json_to_recordset(CAST(? AS json)) AS %s(%s) WHERE %s"
        .formatted(
            table,
            String.join(", ", set),
            rows,
            String.join(", ", taken),
            String.join(" AND ", same));
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

  /** A cursor lasts as long as its transaction. */
  @Override
  public Connection open(Database database, boolean patient) throws SQLException {
    Connection connection = DataSources.forReading(database, patient).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
