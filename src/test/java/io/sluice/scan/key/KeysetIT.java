package io.sluice.scan.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.SameRows;
import io.sluice.scan.export.RowText;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.plan.PlannedRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of a table is read once, whatever its key is like. */
@ExtendWith(Servers.class)
class KeysetIT {

  private static final Set<KeyKind> HARDEST =
      EnumSet.of(KeyKind.TEXTS_OF_NO_CASE, KeyKind.COMPOSITE, KeyKind.NULLS);

  /** One table for all that is asked of it: most of the time goes into making it. */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void everyRowIsReadOnceAndLargeTablesAreDividedEvenly(KeyKind kind, Schema schema)
      throws Exception {
    kind.create(schema);
    List<String> expected = rows(schema);
    assertReadOnce(kind, schema, Runner.DIRECT, expected);
    if (HARDEST.contains(kind) || Thoroughness.isFull()) {
      assertReadOnce(kind, schema, Runner.FLINK, expected);
    }
    if (!isOrderOfMariaDb(kind, schema)) {
      assertDividedEvenly(kind, schema, expected.size());
    }
  }

  private static void assertReadOnce(
      KeyKind kind, Schema schema, Runner runner, List<String> expected) throws Exception {
    Scan scan =
        Scan.table(schema.database(), "t")
            .key(kind.key())
            .pageRows(97 + expected.size() / 40)
            .nullKeys();
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(runner.options().toArray(String[]::new)).create());
    PCollection<String> rows =
        pipeline.apply(scan.rows(new RowText(columns(schema)), StringUtf8Coder.of()));
    PAssert.that(rows).satisfies(new SameRows<>(expected));
    pipeline.run().waitUntilFinish();
  }

  private static void assertDividedEvenly(KeyKind kind, Schema schema, int rows) {
    List<PlannedRange> ranges =
        Scan.table(schema.database(), "t").key(kind.key()).nullKeys().ranges(4).plan();
    if (rows > 24_000) {
      assertThat(ranges.size()).isGreaterThanOrEqualTo(2);
    }
    // The server estimates rows; from one page sample to the next it differs by some per cent.
    assertThat(ranges.stream().mapToLong(PlannedRange::rows).max().orElseThrow())
        .isLessThanOrEqualTo(Math.max(22_000, rows * 4L / 5));
  }

  /** Where it finds no way to divide, as yet, and one worker reads all. */
  private static boolean isOrderOfMariaDb(KeyKind kind, Schema schema) throws SQLException {
    return kind == KeyKind.TEXTS_IN_AN_ORDER_OF_THEIR_OWN
        && !schema.isPostgres()
        && !schema.isMySql();
  }

  private static List<String> rows(Schema schema) throws Exception {
    List<String> rows = new ArrayList<>();
    RowText mapper = new RowText(columns(schema));
    try (Connection connection = DataSources.connect(schema.database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM t")) {
      while (result.next()) {
        rows.add(mapper.mapRow(result));
      }
    }
    return rows;
  }

  private static int columns(Schema schema) throws SQLException {
    try (Connection connection = DataSources.connect(schema.database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM t WHERE 1 = 0")) {
      return result.getMetaData().getColumnCount();
    }
  }
}
