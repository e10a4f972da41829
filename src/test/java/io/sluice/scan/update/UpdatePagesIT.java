package io.sluice.scan.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.scan.export.RowText;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.update.PageFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Values are computed for all rows, written page by page, and each page once. */
@ExtendWith(Servers.class)
class UpdatePagesIT {

  private static final int ROWS = 25_000;

  @TempDir private Path directory;

  private static TcpProxy proxy;
  private static final AtomicInteger PAGES = new AtomicInteger();

  /** How many letters a text has. */
  private static class Lengths implements PageFunction<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Object[]> apply(List<String> rows) throws Exception {
      List<Object[]> lengths = new ArrayList<>();
      for (String row : rows) {
        lengths.add(new Object[] {row.length(), row + "\u00e4'\\\ud83d\ude00"});
      }
      return lengths;
    }
  }

  @OnOneRunner
  void eachRowIsUpdated(Runner runner, Schema schema) throws Exception {
    create(schema);
    update(schema.database(), runner, new Lengths());
    assertUpdated(schema, "1 = 1");
    assertThat(schema.value("SELECT SUM(updated) FROM sluice_scan")).isEqualTo("" + ROWS);
    assertThat(schema.value("SELECT SUM(failed) FROM sluice_scan")).isEqualTo("0");
  }

  /** The connections of readers and writers are lost in turn, also with a COMMIT under way. */
  private static final class Resetting extends Lengths {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Object[]> apply(List<String> rows) throws Exception {
      if (PAGES.incrementAndGet() % 3 == 0) {
        proxy.resetAll();
      }
      return super.apply(rows);
    }
  }

  @Test
  void eachPageIsCommittedOnceWhateverBecomesOfConnections(Schema schema) throws Exception {
    create(schema);
    PAGES.set(0);
    try (TcpProxy between = TcpProxy.to(schema.database())) {
      proxy = between;
      update(between.via(schema.database()), Runner.DIRECT, new Resetting());
    }
    assertUpdated(schema, "1 = 1");
    assertThat(schema.value("SELECT SUM(updated) FROM sluice_scan")).isEqualTo("" + ROWS);
  }

  private static final class Failing extends Lengths {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Object[]> apply(List<String> rows) throws Exception {
      List<Object[]> lengths = super.apply(rows);
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).endsWith("777")) {
          throw new IllegalArgumentException("too lucky");
        }
        if (rows.get(i).endsWith("13")) {
          lengths.set(i, new Object[] {"not a number", ""});
        }
        if (rows.get(i).endsWith("888")) {
          lengths.set(i, null);
        }
      }
      return lengths;
    }
  }

  @Test
  void rowsThatCannotBeUpdatedAreRecorded(Schema schema) throws Exception {
    create(schema);
    update(schema.database(), Runner.DIRECT, new Failing());
    assertUpdated(schema, "NOT (v LIKE '%777' OR v LIKE '%888' OR v LIKE '%13')");
    assertThat(schema.value("SELECT COUNT(*) FROM t WHERE n IS NULL")).isEqualTo("300");
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_scan_failed")).isEqualTo("275");
    assertThat(
            schema.value(
                "SELECT COUNT(*) FROM sluice_scan_failed WHERE reason LIKE '%too lucky%'"
                    + " AND row_key LIKE '%777\"]'"))
        .isEqualTo("25");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "the proxy reads the protocol of MySQL")
  void rowsThatFailAreRecordedOnceWhenTheReplyToACommitIsLost(Schema schema) throws Exception {
    create(schema, 1000);
    try (TcpProxy between = TcpProxy.to(schema.database())) {
      between.dropReplyToCommit(
          1, sent -> String.join(" ", sent).contains("INSERT INTO sluice_scan_failed"), () -> {});
      update(between.via(schema.database()), Runner.DIRECT, new Failing());
      assertThat(between.repliesDropped()).isEqualTo(1);
    }
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_scan_failed")).isEqualTo("11");
    assertThat(schema.query("SELECT updated, failed FROM sluice_scan"))
        .isEqualTo(List.of(List.of("988", "11")));
  }

  /** As if the process had been killed. */
  private static final class Stopping extends Lengths {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Object[]> apply(List<String> rows) throws Exception {
      if (PAGES.incrementAndGet() == 5) {
        throw new OutOfMemoryError("not really");
      }
      return super.apply(rows);
    }
  }

  @Test
  void whatWasStoppedGoesOnBehindTheLastPage(Schema schema) throws Exception {
    create(schema);
    PAGES.set(0);
    // The DirectRunner's other workers would go on for a while.
    assertThatThrownBy(() -> update(schema.database(), Runner.FLINK, new Stopping()));
    int before = Integer.parseInt(schema.value("SELECT SUM(updated) FROM sluice_scan"));
    assertThat(before).isBetween(1, ROWS - 1);

    update(schema.database(), Runner.DIRECT, new Lengths());

    assertUpdated(schema, "1 = 1");
    assertThat(schema.value("SELECT SUM(updated) FROM sluice_scan")).isEqualTo("" + ROWS);
    schema.execute("UPDATE t SET n = NULL");
    update(schema.database(), Runner.DIRECT, new Lengths());
    assertThat(schema.value("SELECT COUNT(*) FROM t WHERE n IS NULL")).isEqualTo("" + ROWS);
    assertThatThrownBy(
            () ->
                Scan.table(schema.database(), "t")
                    .where("k > '1'")
                    .update("lengths", new RowText(1), new Lengths(), "n")
                    .expand(null))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("Job lengths already exists with other settings");
  }

  /** It begins again with the ranges as they were when the job was planned. */
  @Test
  void whatTheRunnerStartsAgainGoesOnBehindTheLastPage(Schema schema) throws Exception {
    create(schema);
    CountedWrites.of(schema, "t");
    PAGES.set(0);

    Files.writeString(
        directory.resolve("config.yaml"),
        "restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 1, delay: 10 ms}}\n");
    update(
        schema.database(),
        Runner.FLINK,
        new Stopping(),
        "--flinkMaster=[local]",
        "--flinkConfDir=" + directory);

    assertUpdated(schema, "1 = 1");
    assertThat(schema.query("SELECT DISTINCT writes FROM t")).isEqualTo(List.of(List.of("1")));
    assertThat(schema.value("SELECT SUM(updated) FROM sluice_scan")).isEqualTo("" + ROWS);
  }

  private static void update(
      Database database, Runner runner, PageFunction<String> function, String... more) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    Stream.concat(runner.options().stream(), Stream.of(more))
                        .toArray(String[]::new))
                .create());
    pipeline.apply(
        Scan.table(database, "t")
            .columns("v")
            .pageRows(700)
            .retryFor(Duration.ofMinutes(1))
            .update("lengths", row -> row.getString(1), function, "n", "w"));
    pipeline.run().waitUntilFinish();
  }

  private static void assertUpdated(Schema schema, String where) throws SQLException {
    assertThat(
            schema.value(
                "SELECT COUNT(*) FROM t WHERE NOT (COALESCE(n, -1) = LENGTH(v) AND w = CONCAT(v, '"
                    + "\u00e4''"
                    + (schema.isPostgres() ? "\\" : "\\\\")
                    + "\ud83d\ude00')) AND "
                    + where))
        .isEqualTo("0");
  }

  private static void create(Schema schema) throws SQLException {
    create(schema, ROWS);
  }

  private static void create(Schema schema, int rows) throws SQLException {
    schema.create();
    schema.execute(
        "CREATE TABLE t (k VARCHAR(40) NOT NULL PRIMARY KEY, v VARCHAR(40) NOT NULL, n INT,"
            + " w VARCHAR(60))");
    schema.insert(
        "t", IntStream.range(0, rows).mapToObj(n -> "'k" + n + "', 'v" + n + "', NULL, NULL"));
    schema.analyze("t");
  }
}
