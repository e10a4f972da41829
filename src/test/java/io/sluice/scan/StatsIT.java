package io.sluice.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program counts what the database counts, byte for byte. */
@ExtendWith(Servers.class)
class StatsIT {

  private static final int ROWS = 25_000;

  @Test
  void numbersAreThoseOfTheDatabase(Schema schema) throws Exception {
    ChatTable.create(schema, ROWS);
    assertNumbers(Runner.DIRECT, schema, List.of());
    // What is NULL has no place in an order.
    notNull(schema, "site_id");
    for (String key : List.of("timestamp,id", "site_id,timestamp,id")) {
      schema.execute(
          "CREATE UNIQUE INDEX by_%s ON chat_messages (%s)"
              .formatted(
                  key.replaceAll(",.*", ""),
                  key.replace("timestamp", quoted(schema, "timestamp"))));
    }
    assertNumbers(Runner.FLINK, schema, List.of("--key=timestamp,id"));
    assertNumbers(Runner.DIRECT, schema, List.of("--key=site_id,timestamp,id"));
  }

  private static void assertNumbers(Runner runner, Schema schema, List<String> options)
      throws SQLException {
    Ended stats = stats(runner, schema, options);

    List<List<String>> expected = oracle(schema);
    assertThat(expected).hasSize(30);
    assertThat(rows(schema)).isEqualTo(expected);
    assertThat(stats.summary()).isEqualTo("sluice stats: read=25000 sites=5 days=6 rows=30");
    schema.execute("DROP TABLE chat_site_daily");
  }

  @Test
  void anotherRunHasTheTableAgreeWithWhatIsThereThen(Schema schema) throws Exception {
    ChatTable.create(schema, 5000);
    stats(Runner.DIRECT, schema, List.of());
    List<List<String>> before = rows(schema);

    String day = quoted(schema, "timestamp") + " < '2016-09-18 00:00:00'";
    schema.execute("DELETE FROM chat_messages WHERE site_id = 'off-topic' AND " + day);
    ChatTable.insert(schema, 5000, 5400);
    // As a run leaves them that was killed, and as nobody should.
    schema.execute("DELETE FROM chat_site_daily WHERE day = '2016-09-19'");
    schema.execute("UPDATE chat_site_daily SET senders = 0 WHERE day = '2016-09-20'");
    schema.execute("INSERT INTO chat_site_daily VALUES ('gone', '2016-01-01', 1, 2, 3)");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> fewest =
        CompletableFuture.supplyAsync(() -> fewestRows(schema, over));
    Ended again;
    try {
      again = stats(Runner.DIRECT, schema, List.of());
    } finally {
      over.set(true);
    }

    assertThat(rows(schema)).isEqualTo(oracle(schema)).isNotEqualTo(before);
    assertThat(again.summary())
        .isEqualTo(
            "sluice stats: read=%d sites=5 days=6 rows=%d"
                .formatted(
                    Integer.parseInt(schema.value("SELECT COUNT(*) FROM chat_messages")),
                    rows(schema).size()));
    // Of those that were there, all but the two that are to go.
    assertThat(fewest.join()).isGreaterThanOrEqualTo(before.size() - 5 - 1);

    schema.execute("DELETE FROM chat_messages");
    assertThat(stats(Runner.DIRECT, schema, List.of()).summary())
        .isEqualTo("sluice stats: read=0 sites=0 days=0 rows=0");
    assertThat(rows(schema)).isEmpty();
  }

  @Test
  void whatIsNoMessageIsPassedOver(Schema schema) throws Exception {
    ChatTable.create(schema, 100);
    List<List<String>> expected = oracle(schema);
    String time = "'2016-09-18 01:02:03'";
    schema.execute(
        "INSERT INTO chat_messages VALUES ('a', 'x', NULL, 's', 'd', %1$s), ('b', 'x', 'note', 's', 'd', %1$s), ('c', NULL, 'status', 's', 'd', %1$s), ('d', 'x', 'message', NULL, 'd', %1$s), ('e', 'x', 'Message', 's', 'd', %1$s)"
            .formatted(time));

    Ended stats = stats(Runner.DIRECT, schema, List.of());

    assertThat(rows(schema)).isEqualTo(expected);
    assertThat(stats.summary()).startsWith("sluice stats: read=105 ");
    assertThat(stats.err()).contains("5 rows were skipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--table=nowhere|4|There is no table nowhere",
        "--table=t|4|The table t has no column site_id.",
        "--table=u|4|The column timestamp of the table u holds no times.",
        "--table=v|4|The table v has no unique index without NULLs to scan by.",
        "--into=chat_messages|2|--into=chat_messages is the table of messages.",
        "--into=t|4|it must be site_id, day",
        "--key=data|4|No index of the table chat_messages orders its rows by data."
      })
  void tablesThatDoNotFitAreSaid(String option, int status, String words, Schema schema)
      throws Exception {
    ChatTable.create(schema, 10);
    String columns = "site_id VARCHAR(9), %s VARCHAR(9), type VARCHAR(9)";
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY)");
    schema.execute(
        ("CREATE TABLE u (k INT NOT NULL PRIMARY KEY, %s BIGINT, " + columns + ")")
            .formatted(quoted(schema, "timestamp"), quoted(schema, "from")));
    schema.execute(
        ("CREATE TABLE v (%s DATE, " + columns + ")")
            .formatted(quoted(schema, "timestamp"), quoted(schema, "from")));

    Ended stats = program(Runner.DIRECT, schema, List.of(option));

    assertThat(stats.status()).as(stats.err()).isEqualTo(status);
    assertThat(stats.err()).contains(words).doesNotContain("\tat ");
  }

  @Test
  void aTableThatWouldTakeTwoSitesForOneIsRefused(Schema schema) throws Exception {
    ChatTable.create(schema, 10);
    if (schema.isPostgres()) {
      schema.execute(
          "CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level1', deterministic ="
              + " false)");
      schema.execute(
          "CREATE TABLE chat_site_daily (site_id TEXT COLLATE blind, day DATE, messages BIGINT,"
              + " statuses BIGINT, senders BIGINT, PRIMARY KEY (site_id, day))");
    } else {
      schema.execute(
          "CREATE TABLE chat_site_daily (site_id VARCHAR(255) CHARACTER SET utf8mb4, day DATE,"
              + " messages BIGINT, statuses BIGINT, senders BIGINT, PRIMARY KEY (site_id, day))");
    }
    Ended stats = program(Runner.DIRECT, schema, List.of());
    assertThat(stats.status()).as(stats.err()).isEqualTo(4);
    assertThat(stats.err()).contains("under which distinct keys are equal");
  }

  @Test
  void aRowThatTheServerRefusesIsSaid(Schema schema) throws Exception {
    ChatTable.create(schema, 100);
    stats(Runner.DIRECT, schema, List.of());
    schema.execute("DELETE FROM chat_site_daily");
    schema.execute("ALTER TABLE chat_site_daily ADD CHECK (day <> '2016-09-18')");
    Ended refused = program(Runner.DIRECT, schema, List.of());
    assertThat(refused.status()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err())
        .contains("Run the same command again to complete it")
        .doesNotContain("\tat ");
  }

  private static int fewestRows(Schema schema, AtomicBoolean over) {
    int fewest = Integer.MAX_VALUE;
    try {
      while (!over.get()) {
        fewest =
            Math.min(
                fewest, Integer.parseInt(schema.value("SELECT COUNT(*) FROM chat_site_daily")));
      }
      return fewest;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void notNull(Schema schema, String column) throws SQLException {
    schema.execute(
        schema.isPostgres()
            ? "ALTER TABLE chat_messages ALTER COLUMN " + column + " SET NOT NULL"
            : "ALTER TABLE chat_messages MODIFY COLUMN " + column + " VARCHAR(50) NOT NULL");
  }

  private static List<List<String>> rows(Schema schema) throws SQLException {
    return sorted(
        schema.query(
            "SELECT %s, day, messages, statuses, senders FROM chat_site_daily"
                .formatted(bytes(schema, "site_id"))));
  }

  /** What the database counts, which is to compare bytes. */
  private static List<List<String>> oracle(Schema schema) throws SQLException {
    String site = bytes(schema, "site_id");
    String day =
        schema.isPostgres()
            ? "(\"timestamp\" AT TIME ZONE 'UTC')::date"
            : "CAST(`timestamp` AS DATE)";
    return sorted(
        schema.query(
            """
            SELECT %1$s, %2$s, SUM(CASE WHEN type = 'message' THEN 1 ELSE 0 END),
              SUM(CASE WHEN type = 'status' THEN 1 ELSE 0 END), COUNT(DISTINCT %3$s)
            FROM chat_messages GROUP BY %1$s, %2$s\
            """
                .formatted(site, day, bytes(schema, quoted(schema, "from")))));
  }

  private static String bytes(Schema schema, String column) {
    return schema.isPostgres()
        ? "upper(encode(convert_to(" + column + ", 'UTF8'), 'hex'))"
        : "HEX(" + column + ")";
  }

  private static String quoted(Schema schema, String name) {
    return schema.isPostgres() ? '"' + name + '"' : "`" + name + "`";
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    List<List<String>> sorted = new ArrayList<>(rows);
    sorted.sort((one, other) -> one.toString().compareTo(other.toString()));
    return sorted;
  }

  private static Ended stats(Runner runner, Schema schema, List<String> options) {
    Ended stats = program(runner, schema, options);
    assertThat(stats.status()).as(stats.err()).isZero();
    return stats;
  }

  private static Ended program(Runner runner, Schema schema, List<String> options) {
    return Program.run("stats", runner.options(), schema.options(), "--quiet", options);
  }
}
