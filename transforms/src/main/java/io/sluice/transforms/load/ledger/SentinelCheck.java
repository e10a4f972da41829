package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Looks in the table for the sentinels of batches.
 *
 * @param connection a connection to the table's database
 * @param table the table; null if it does not exist
 */
record SentinelCheck(Connection connection, Table table) {

  private static final int BATCHES_A_STATEMENT = 50;

  /**
   * Counts the existing sentinels of each batch.
   *
   * @param batches the sentinels of each batch, at least one
   */
  List<Integer> existing(List<List<List<String>>> batches) throws SQLException {
    if (table == null || batches.isEmpty()) {
      return Collections.nCopies(batches.size(), 0);
    }
    // As a rule, all rows exist; then one of each batch is enough.
    List<List<String>> first = batches.stream().map(keys -> keys.get(0)).toList();
    return haveAll(first) ? batches.stream().map(List::size).toList() : ofEach(batches);
  }

  private boolean haveAll(List<List<String>> keys) throws SQLException {
    List<List<String>> distinct = keys.stream().distinct().toList();
    long existing = 0;
    for (List<List<String>> portion : portions().of(distinct, StatementChunks::bytes)) {
      existing += count(TableSql.countKeys(table, portion.size()), portion).get(0);
    }
    return existing == distinct.size();
  }

  private List<Integer> ofEach(List<List<List<String>>> batches) throws SQLException {
    StatementChunks portions =
        StatementChunks.inPacket(BATCHES_A_STATEMENT, maxAllowedPacket(connection));
    List<Integer> existing = new ArrayList<>();
    for (List<List<List<String>>> portion :
        portions.of(batches, keys -> keys.stream().mapToLong(StatementChunks::bytes).sum())) {
      String sql =
          String.join(
              " UNION ALL ",
              portion.stream().map(keys -> TableSql.countKeys(table, keys.size())).toList());
      existing.addAll(count(sql, portion.stream().flatMap(List::stream).toList()));
    }
    return existing;
  }

  /** A UNION ALL of single rows returns them in their order on every server. */
  private List<Integer> count(String sql, List<List<String>> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int i = 1;
      for (List<String> key : keys) {
        for (String value : key) {
          statement.setString(i++, value);
        }
      }
      List<Integer> counts = new ArrayList<>();
      try (ResultSet count = statement.executeQuery()) {
        while (count.next()) {
          counts.add(count.getInt(1));
        }
      }
      return counts;
    }
  }

  private StatementChunks portions() throws SQLException {
    return StatementChunks.inPacket(StatementChunks.MAX_KEYS, maxAllowedPacket(connection));
  }

  static long maxAllowedPacket(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("SELECT @@max_allowed_packet")) {
      value.next();
      return value.getLong(1);
    }
  }
}
