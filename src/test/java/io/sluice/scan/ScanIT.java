package io.sluice.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program writes tables and queries to files. */
@ExtendWith(Servers.class)
class ScanIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Runner.class)
  void aTableIsWrittenAsLinesOfJson(Runner runner, Schema schema) throws Exception {
    NumbersTable.create(schema, 45_000);

    Ended scan = scan(runner, schema, "--table=t");

    assertThat(scan.summary()).isEqualTo("sluice scan: read=45000 written=45000 rejected=0");
    assertThat(written().files().size()).isBetween(2, 64);
    assertThat(written().lines())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 45_000).mapToObj(k -> line(k)).toList());
    assertThat(written().names()).doesNotContain("out.scan");
  }

  @Test
  void csvTellsNullFromNothing(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
    schema.execute("INSERT INTO t VALUES (1, NULL), (2, ''), (3, 'a\"b,c\nd')");

    scan(Runner.DIRECT, schema, "--table=t", "--to=csv", "--compression=gzip");

    try (InputStream in = new GZIPInputStream(Files.newInputStream(written().files().get(0)))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo("\"k\",\"v\"\r\n\"1\",\r\n\"2\",\"\"\r\n\"3\",\"a\"\"b,c\nd\"\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  void someColumnsAndRowsOfATable(String by, Schema schema) throws Exception {
    NumbersTable.create(schema, 100);
    scan(Runner.DIRECT, schema, "--table=t", "--columns=v", "--where=k < 5 -- ", "--by=" + by);
    assertThat(written().lines())
        .containsExactlyInAnyOrder(
            "{\"v\":null}", "{\"v\":\"v1\"}", "{\"v\":\"v2\"}", "{\"v\":null}", "{\"v\":\"v4\"}");
  }

  @Test
  void noMoreConnectionsAreOpenThanThereMayBe(Schema schema) throws Exception {
    NumbersTable.create(schema, 10);
    Ended scan = scan(Runner.DIRECT, schema, "--table=t", "--maxConnections=3");
    assertThat(scan.err()).contains("so that there are no more than 3 connections to the database");
    assertThat(scan.summary()).isEqualTo("sluice scan: read=10 written=10 rejected=0");
  }

  @ParameterizedTest
  @EnumSource(Runner.class)
  void aQueryIsReadByACursor(Runner runner, Schema schema) throws Exception {
    NumbersTable.create(schema, 20_000);
    Ended scan = scan(runner, schema, "--query=SELECT DISTINCT k % 3000 AS m FROM t");
    assertThat(scan.summary()).isEqualTo("sluice scan: read=3000 written=3000 rejected=0");
    assertThat(written().lines())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 3000).mapToObj(m -> "{\"m\":" + m + "}").toList());
  }

  @Test
  void aTableWithoutAKeyIsReadByACursor(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT)");
    schema.execute("INSERT INTO t VALUES (1), (1), (NULL)");
    assertThat(scan(Runner.DIRECT, schema, "--table=t").summary()).contains("read=3 ");
    assertThat(written().lines())
        .containsExactlyInAnyOrder("{\"k\":1}", "{\"k\":1}", "{\"k\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--query=SELECT k, v FROM w", "--table=w"})
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "it explains what somebody may read")
  void aViewThatIsNotExplainedToItsReaderIsRead(String what, Schema schema) throws Exception {
    NumbersTable.create(schema, 2);
    schema.execute("CREATE VIEW w AS SELECT k, v FROM t");
    String view = schema.database().name() + ".w";
    List<String> reader = LimitedUser.with("SELECT ON " + view, schema, directory);

    Ended scan = program(reader, what);

    assertThatThrownBy(() -> asReader(schema).query("EXPLAIN SELECT k, v FROM w"))
        .hasMessageContaining("EXPLAIN");
    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(written().lines()).containsExactlyInAnyOrder(line(0), line(1));
  }

  private Schema asReader(Schema schema) {
    Database database = schema.database();
    Path password = directory.resolve(LimitedUser.NAME);
    return new Schema(
        new Database(
            database.engine(),
            database.host(),
            database.port(),
            database.name(),
            LimitedUser.NAME,
            new Password.FromFile(password.toString()),
            database.tls()));
  }

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  void columnsHaveTheNamesThatTheTableGivesThem(String by, Schema schema) throws Exception {
    schema.create();
    String mixed = schema.isPostgres() ? "\"Mixed\"" : "Mixed";
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY, " + mixed + " INT)");
    schema.execute("INSERT INTO t VALUES (1, 2)");
    scan(Runner.DIRECT, schema, "--table=t", "--columns=mixed,K", "--by=" + by);
    assertThat(written().lines()).containsExactly("{\"Mixed\":2,\"k\":1}");
  }

  @Test
  void columnsWhoseNamesDifferInCaseOnlyAreColumnsOfTheirOwn(Schema schema) throws Exception {
    NumbersTable.create(schema, 2);
    String query = schema.isPostgres() ? "SELECT k, v AS \"K\" FROM t" : "SELECT k, v AS K FROM t";
    scan(Runner.DIRECT, schema, "--query=" + query);
    assertThat(written().lines()).containsExactly("{\"k\":0,\"K\":null}", "{\"k\":1,\"K\":\"v1\"}");
  }

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  @EnabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "to others they are the same")
  void ofColumnsWhoseNamesDifferInCaseOnlyOneIsChosen(String by, Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY, v INT, \"V\" INT)");
    schema.execute("INSERT INTO t VALUES (1, 2, 3)");
    scan(Runner.DIRECT, schema, "--table=t", "--columns=V", "--by=" + by);
    assertThat(written().lines()).containsExactly("{\"V\":3}");
  }

  @Test
  void whatWasStoppedGoesOn(Schema schema) throws Exception {
    NumbersTable.create(schema, 45_000);
    Ended stopped;
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      CompletableFuture<Void> cut =
          CompletableFuture.runAsync(() -> written().cutAfterFirst(proxy));
      stopped =
          program(
              Runner.DIRECT,
              proxy.via(schema),
              "--table=t",
              "--retryFor=1s",
              "--rateLimit=20000",
              "--targetParallelism=1");
      cut.join();
    }
    assertThat(stopped.status()).as(stopped.err()).isEqualTo(4);
    List<Path> whole = written().files();
    assertThat(whole).isNotEmpty();

    Ended again = program(Runner.DIRECT, schema, "--table=t");
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("Continue it with --resume");
    Ended other = program(Runner.DIRECT, schema, "--table=t", "--resume", "--to=csv");
    assertThat(other.status()).isEqualTo(2);
    Ended resumed = scan(Runner.DIRECT, schema, "--table=t", "--resume");

    assertThat(resumed.summary()).isEqualTo("sluice scan: read=45000 written=45000 rejected=0");
    assertThat(written().lines()).hasSize(45_000).doesNotHaveDuplicates();
    Ended onceMore = program(Runner.DIRECT, schema, "--table=t");
    assertThat(onceMore.status()).isEqualTo(2);
    assertThat(onceMore.err()).contains("already exists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--table=nowhere|4|There is no table nowhere",
        "--table=t --columns=nothing|4|The table t has no column nothing.",
        "--table=t --by=offset|2|--by=offset would have the server go through all rows",
        "--table=t --key=v|4|No index of the table t orders its rows by v.",
        "--query=SELECT --by=keyset|2|--by=keyset needs --table",
        "--table=t --columns=k,k|2|--columns names k more than once.",
        "--table=t --columns=|2|--columns names a column that has no name.",
        "--where=|2|--where is given and says nothing; without it all rows are read.",
        "--query=|2|--query is given and says nothing",
        "--query=delete|2|--query begins with delete, which changes something; scan only reads.",
        "--query=(SELECT|4|Checking the query failed at ",
        "--table=t --where=nothing>1|4|Inspecting table t failed at "
      })
  void whatCannotBeReadIsSaid(String options, int status, String words, Schema schema)
      throws Exception {
    NumbersTable.create(schema, 10);
    Ended scan = program(Runner.DIRECT, schema, options.split(" "));
    assertThat(scan.status()).as(scan.err()).isEqualTo(status);
    assertThat(scan.err()).contains(words).doesNotContain("\tat ");
    assertThat(directory).isEmptyDirectory();
  }

  private static String line(int k) {
    String v = NumbersTable.v(k);
    return "{\"k\":%d,\"v\":%s}".formatted(k, v == null ? "null" : "\"" + v + "\"");
  }

  private Ended scan(Runner runner, Schema schema, String... options) {
    Ended scan = program(runner, schema, options);
    assertThat(scan.status()).as(scan.err()).isZero();
    return scan;
  }

  private Ended program(Runner runner, Schema schema, String... options) {
    List<String> where = new ArrayList<>(runner.options());
    where.addAll(schema.options());
    return program(where, options);
  }

  private Ended program(List<String> where, String... options) {
    return Program.run("scan", where, "--quiet", written().option(), List.of(options));
  }

  private ScanFiles written() {
    return new ScanFiles(directory);
  }
}
