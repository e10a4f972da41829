package io.sluice.scan.key;

import io.sluice.testing.server.Schema;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.Parameters;
import io.sluice.transforms.scan.dialect.PostgresDialect;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.plan.RangePlanner;
import io.sluice.transforms.scan.plan.RangeSplitter;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.ScanSql;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.scan.table.CatalogTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A small table divided like a large one, and read range by range and page by page.
 *
 * @param ranges its ranges
 * @param rows the first column of all rows that were read
 * @param plan how the server reads a page in the middle
 */
record SmallRanges(List<KeyRange> ranges, List<String> rows, String plan) {

  private static final int RANGES = 6;
  private static final int MIN_ROWS = 20;
  private static final int PAGE_ROWS = 17;
  private static final int MOST_ROWS = 5000;

  /** Reads a table by its best key, or by columns. */
  static SmallRanges of(Schema schema, String table, String column, String... key)
      throws SQLException {
    TableSpec spec =
        TableSpec.builder(schema.database(), table)
            .columns(List.of(column))
            .key(List.of(key))
            .retryFor(Duration.ofSeconds(1))
            .build();
    try (ReadConnection connection = new ReadConnection(schema.database())) {
      CatalogTable description = spec.describe(connection);
      Dialect dialect = connection.dialect();
      TableKey chosen = spec.key(description).orElseThrow();
      ScanSql sql =
          new ScanSql(dialect, description.quoted(), chosen, spec.columns(description), "");
      RangeSplitter splitter = new RangeSplitter(connection.jdbc(), dialect, chosen, sql);
      List<KeyRange> ranges =
          new RangePlanner(splitter)
              .divide(KeyRange.ALL, RANGES, MIN_ROWS, Long.MAX_VALUE).stream()
                  .map(SizedRange::range)
                  .toList();
      List<String> rows = new ArrayList<>();
      for (KeyRange range : ranges) {
        read(connection, sql, range, rows);
      }
      return new SmallRanges(
          ranges, rows, plan(connection, sql.page(ranges.get(ranges.size() / 2), PAGE_ROWS)));
    }
  }

  private static void read(
      ReadConnection connection, ScanSql sql, KeyRange range, List<String> rows)
      throws SQLException {
    KeyRange left = range;
    while (left != null) {
      if (rows.size() > MOST_ROWS) {
        throw new IllegalStateException("read again and again behind " + left.after());
      }
      Select page = sql.page(left, PAGE_ROWS);
      left = null;
      try (PreparedStatement statement = connection.jdbc().prepareStatement(page.sql())) {
        Parameters.bind(statement, page.values());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            rows.add(row.getString(1));
            left = range.after(sql.key(row));
          }
        }
      }
    }
  }

  private static String plan(ReadConnection connection, Select page) throws SQLException {
    if (connection.dialect() instanceof PostgresDialect) {
      try (Statement statement = connection.jdbc().createStatement()) {
        // Of a table as small as this one, it would sort all rows.
        statement.execute("SET enable_seqscan = off");
        statement.execute("SET enable_bitmapscan = off");
      }
    }
    try (PreparedStatement statement =
        connection.jdbc().prepareStatement("EXPLAIN " + page.sql())) {
      Parameters.bind(statement, page.values());
      StringBuilder plan = new StringBuilder(page.sql()).append('\n');
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            plan.append(row.getString(i)).append('|');
          }
        }
      }
      return plan.toString();
    }
  }
}
