package io.sluice.scan.key;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.Parameters;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.ScanSql;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.scan.table.CatalogTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server goes to the first row of a page by its index, and sorts nothing. */
@ExtendWith(Servers.class)
class ExplainIT {

  private static final int ROWS = 20_000;

  @ParameterizedTest
  @CsvSource({"a, 1", "a b, 1 2", "a b c, 1 2 3"})
  void aPageIsReadByItsKey(String columns, String values, Schema schema) throws Exception {
    schema.create();
    schema.execute(
        "CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, c INT NOT NULL, v VARCHAR(200),"
            + " PRIMARY KEY ("
            + columns.replace(' ', ',')
            + "))");
    schema.execute(
        IntStream.range(0, ROWS)
            .mapToObj(i -> "(" + i + ", " + i % 10 + ", " + i + ", '" + "x".repeat(100) + "')")
            .collect(joining(", ", "INSERT INTO t VALUES ", "")));
    schema.execute((schema.isPostgres() ? "ANALYZE " : "ANALYZE TABLE ") + "t");
    Key first = new Key(List.of(values.replace("1", "15000").split(" ")));
    Key last = new Key(List.of(values.replace("1", "15100").split(" ")));

    String plan = plan(schema, new KeyRange(first, last, false));

    if (schema.isPostgres()) {
      assertThat(plan).contains("Index Scan", "Index Cond").doesNotContain("Sort", "Seq Scan");
    } else {
      assertThat(plan).contains("|range|", "|PRIMARY|").doesNotContain("filesort");
      assertThat(rows(plan)).isLessThan(ROWS / 10);
    }
  }

  private static String plan(Schema schema, KeyRange range) throws SQLException {
    TableSpec spec =
        TableSpec.builder(schema.database(), "t").retryFor(Duration.ofSeconds(1)).build();
    try (ReadConnection connection = new ReadConnection(schema.database())) {
      CatalogTable description = spec.describe(connection);
      Dialect dialect = connection.dialect();
      TableKey key = spec.key(description).orElseThrow();
      ScanSql sql = new ScanSql(dialect, description.quoted(), key, spec.columns(description), "");
      return explained(connection.jdbc(), sql.page(range, 1000));
    }
  }

  private static String explained(Connection connection, Select page) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + page.sql())) {
      Parameters.bind(statement, page.values());
      StringBuilder plan = new StringBuilder();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            plan.append(row.getString(i)).append('|');
          }
          plan.append('\n');
        }
      }
      return plan.toString();
    }
  }

  private static long rows(String plan) {
    // id, select_type, table, partitions (MySQL only), type, possible_keys, key, key_len, ref, rows
    String[] cells = plan.split("\\|");
    int key = List.of(cells).lastIndexOf("PRIMARY");
    return Long.parseLong(cells[key + 3]);
  }
}
