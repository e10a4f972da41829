package io.sluice.transforms.scan.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.MySqlDialect;
import io.sluice.transforms.scan.dialect.PostgresDialect;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyColumn.Values;
import io.sluice.transforms.scan.key.KeyComparison;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanSqlTest {

  private static final KeyRange RANGE =
      new KeyRange(new Key(List.of("1", "x")), new Key(List.of("2", "y")), false);

  @Test
  void mySqlGetsTheComparisonWrittenOut() {
    Select page = sql(new MySqlDialect(), column("t.a", false), "").page(RANGE, 10);
    assertThat(page.sql())
        .isEqualTo(
            "SELECT t.`v`, t.a, t.b FROM t FORCE INDEX (i)"
                + " WHERE (t.a > ? OR (t.a = ? AND t.b > ?))"
                + " AND (t.a < ? OR (t.a = ? AND t.b <= ?)) ORDER BY t.a, t.b LIMIT 10");
    assertThat(page.values()).containsExactly("1", "1", "x", "2", "2", "y");
  }

  @Test
  void postgresGetsRowValues() {
    Select page = sql(new PostgresDialect(), column("t.a", false), "v > 3 -- ").page(RANGE, 10);
    assertThat(page.sql())
        .isEqualTo(
            "SELECT t.\"v\", t.a, t.b FROM t WHERE (t.a, t.b) > (?, ?) AND (t.a, t.b) <= (?, ?)"
                + " AND (v > 3 -- \n) ORDER BY t.a, t.b LIMIT 10");
    assertThat(page.values()).containsExactly("1", "x", "2", "y");
  }

  @Test
  void rowsWithoutAWholeKeyAreReadApart() {
    ScanSql sql = sql(new PostgresDialect(), column("t.a", true), "");
    assertThat(sql.page(KeyRange.ALL, 10).sql()).contains(" WHERE t.a IS NOT NULL ORDER BY ");
    assertThat(sql.page(KeyRange.NULLS, 10).sql()).endsWith(" WHERE (t.a IS NULL)");
  }

  /** MySQL looks members of an ENUM up in an index, and neither greater nor smaller ones. */
  @Test
  void membersOfAnEnumAreListed() {
    KeyColumn mood = compared("t.a", new KeyComparison.Members(4));
    KeyRange range = new KeyRange(new Key(List.of("4", "x")), new Key(List.of("2", "y")), false);
    Select page = sql(new MySqlDialect(), mood, "").page(range, 10);
    assertThat(page.sql())
        .contains("WHERE (t.a IN (5) OR (t.a IN (4, 5) AND t.b > ?))")
        .contains("AND (t.a IN (0, 1, 5) OR (t.a IN (2, 5) AND t.b <= ?))");
    assertThat(page.values()).containsExactly("x", "y");
  }

  /** PostgreSQL used to take the operator of text for a citext whose schema is not searched. */
  @Test
  void anOperatorOffTheSearchPathIsNamedWithItsSchema() {
    KeyColumn citext = compared("t.a", new KeyComparison.QualifiedOperator("\"x\""));
    Select page = sql(new PostgresDialect(), citext, "").page(RANGE, 10);
    assertThat(page.sql())
        .contains("WHERE t.a OPERATOR(\"x\".>=) ? AND (t.a OPERATOR(\"x\".>) ? OR ")
        .contains("AND t.a OPERATOR(\"x\".<=) ? AND (t.a OPERATOR(\"x\".<) ? OR ");
    assertThat(page.values()).containsExactly("1", "1", "1", "x", "2", "2", "2", "y");
  }

  @Test
  void rowsToBeUpdatedHaveAnotherNameThanTheTable() {
    List<KeyColumn> key = List.of(column("t.a", false));
    List<CatalogColumn> set = List.of(new CatalogColumn("v", "INT", "", false, true));
    for (Dialect dialect : List.of(new MySqlDialect(), new PostgresDialect())) {
      assertThat(dialect.bulkUpdate(dialect.quoted("u"), key, set, List.of()))
          .contains(" AS sluice_rows");
      assertThat(dialect.bulkUpdate(dialect.quoted("Sluice_Rows"), key, set, List.of()))
          .contains(" AS sluice_rows_")
          .contains("t.a = sluice_rows_.k0");
    }
  }

  private static KeyColumn compared(String quoted, KeyComparison comparison) {
    return new KeyColumn(
        quoted, quoted, "TEXT", quoted, "?", Values.TEXTS, "UTF-8", comparison, false);
  }

  private static ScanSql sql(Dialect dialect, KeyColumn first, String where) {
    TableKey key = new TableKey("i", List.of(first, column("t.b", false)));
    return new ScanSql(
        dialect, "t", key, List.of(new CatalogColumn("v", "INT", "", false, true)), where);
  }

  private static KeyColumn column(String quoted, boolean nullable) {
    return new KeyColumn(quoted, quoted, "TEXT", quoted, "?", Values.TEXTS, nullable);
  }
}
