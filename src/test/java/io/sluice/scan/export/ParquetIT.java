package io.sluice.scan.export;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.NumbersTable;
import io.sluice.testing.ParquetFile;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.Runner;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The program writes tables and queries to Parquet files. */
@ExtendWith(Servers.class)
class ParquetIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Runner.class)
  void everyTypeComesBack(Runner runner, Schema schema) throws Exception {
    schema.create();
    List<ParquetKind> kinds = schema.isPostgres() ? ParquetKind.POSTGRES : ParquetKind.MYSQL;
    schema.execute(
        kinds.stream()
            .map(ParquetKind::definition)
            .collect(joining(", ", "CREATE TABLE t (k INT NOT NULL PRIMARY KEY, ", ")")));
    schema.execute(insert(1, kinds.stream().map(ParquetKind::least)));
    schema.execute(insert(2, kinds.stream().map(ParquetKind::most)));
    schema.execute(insert(3, kinds.stream().map(kind -> "NULL")));

    Ended scan = scan(runner, schema, "--table=t");

    assertThat(scan.summary()).isEqualTo("sluice scan: read=3 written=3 rejected=0");
    ParquetFile file = ParquetFile.read(written().files().get(0));
    assertThat(file.columns()).first().isEqualTo("required int32 k");
    assertThat(file.columns().stream().skip(1))
        .containsExactlyElementsOf(kinds.stream().map(kind -> "optional " + kind.type()).toList());
    assertThat(file.rows())
        .containsExactly(
            row("1", kinds.stream().map(ParquetKind::leastHeld)),
            row("2", kinds.stream().map(ParquetKind::mostHeld)),
            row("3", Collections.nCopies(kinds.size(), (String) null).stream()));
  }

  @ParameterizedTest
  @CsvSource({"none", "gzip", "zstd"})
  void aTableOfManyRanges(String compression, Schema schema) throws Exception {
    NumbersTable.create(schema, 45_000);

    Ended scan = scan(Runner.DIRECT, schema, "--table=t", "--compression=" + compression);

    assertThat(scan.summary()).isEqualTo("sluice scan: read=45000 written=45000 rejected=0");
    assertThat(written().files().size()).isBetween(2, 64);
    assertThat(written().files()).allMatch(file -> file.toString().endsWith(".parquet"));
    assertThat(written().rows()).containsExactlyInAnyOrderElementsOf(expected(45_000));
  }

  /** The tests have it on their class path, to read files back. */
  @Test
  void theProgramHasNoHadoop(Schema schema) throws Exception {
    NumbersTable.create(schema, 10);

    Ended scan =
        Program.fork(
            List.of(),
            "scan",
            schema.options(),
            "--quiet",
            "--table=t",
            "--to=parquet",
            written().option());

    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(scan.err()).isEmpty();
    assertThat(written().rows()).isEqualTo(expected(10));
    try (JarFile jar = new JarFile(Repository.file("target/sluice.jar").toFile())) {
      assertThat(jar.stream()).noneMatch(entry -> entry.getName().startsWith("org/apache/hadoop/"));
    }
  }

  @Test
  void aTableWithoutRowsIsAFileWithColumns(Schema schema) throws Exception {
    NumbersTable.create(schema, 0);
    scan(Runner.DIRECT, schema, "--table=t");
    assertThat(written().files()).hasSize(1);
    ParquetFile file = ParquetFile.read(written().files().get(0));
    assertThat(file.columns()).containsExactly("required int32 k", "optional binary v (STRING)");
    assertThat(file.rows()).isEmpty();
  }

  @Test
  void ofAQueryAnythingMayBeNull(Schema schema) throws Exception {
    NumbersTable.create(schema, 2);
    scan(
        Runner.DIRECT,
        schema,
        "--query=SELECT t.k, o.k AS other FROM t LEFT JOIN t o ON o.k = t.k + 1 ORDER BY t.k");
    ParquetFile file = ParquetFile.read(written().files().get(0));
    assertThat(file.columns()).containsExactly("optional int32 k", "optional int32 other");
    assertThat(file.rows()).containsExactly(List.of("0", "1"), Arrays.asList("1", null));
  }

  @Test
  void columnsOfOneNameAreRefused(Schema schema) throws Exception {
    NumbersTable.create(schema, 2);
    Ended scan = program(schema, "--query=SELECT k, v AS k FROM t");
    assertThat(scan.status()).isEqualTo(4);
    assertThat(scan.err()).contains("Two columns have the name k").doesNotContain("\tat ");
    assertThat(written().names()).allMatch(name -> name.equals("out.scan"));
  }

  @Test
  void whatParquetDoesNotHoldIsRejected(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, d DATE, t TIME)");
    if (schema.isPostgres()) {
      schema.execute("INSERT INTO t VALUES (1, 'infinity', '01:00:00'), (2, NULL, '24:00:00')");
    } else {
      schema.execute("INSERT IGNORE INTO t VALUES (1, '0000-00-00', '01:00:00')");
      schema.execute("INSERT INTO t VALUES (2, NULL, '-24:00:00')");
    }
    schema.execute("INSERT INTO t VALUES (3, '2016-09-17', '02:00:00')");

    Ended scan = scan(Runner.DIRECT, schema, "--table=t");

    assertThat(scan.summary()).isEqualTo("sluice scan: read=3 written=1 rejected=2");
    assertThat(written().rows()).containsExactly(List.of("3", "2016-09-17", "02:00:00.000000"));
    assertThat(written().rejected())
        .containsExactly(
            "{\"reason\":\"TIMESTAMP_RANGE\",\"detail\":\"d is no date of the years 1 to 9999\","
                + "\"row\":{\"k\":1,\"d\":\"%s\",\"t\":\"01:00:00\"}}"
                    .formatted(schema.isPostgres() ? "infinity" : "0000-00-00"),
            "{\"reason\":\"TIMESTAMP_RANGE\","
                + "\"detail\":\"t is no time from 00:00 to less than 24:00\","
                + "\"row\":{\"k\":2,\"d\":null,\"t\":\"%s\"}}"
                    .formatted(schema.isPostgres() ? "24:00:00" : "-24:00:00"));
  }

  @Test
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "it has no such dates")
  void aQueryMakesNullsOfZeroDates(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, d DATE)");
    schema.execute("INSERT IGNORE INTO t VALUES (1, '0000-00-00'), (2, '2016-09-17')");

    scan(Runner.DIRECT, schema, "--query=SELECT k, CASE WHEN d > 0 THEN d END AS d FROM t");

    ParquetFile file = ParquetFile.read(written().files().get(0));
    assertThat(file.columns()).containsExactly("optional int32 k", "optional int32 d (DATE)");
    assertThat(file.rows())
        .containsExactlyInAnyOrder(Arrays.asList("1", null), List.of("2", "2016-09-17"));
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
    for (Path file : whole) {
      assertThat(ParquetFile.read(file).rows()).isNotEmpty();
    }

    Ended resumed = scan(Runner.DIRECT, schema, "--table=t", "--resume");

    assertThat(resumed.summary()).isEqualTo("sluice scan: read=45000 written=45000 rejected=0");
    assertThat(written().files().size()).isGreaterThan(whole.size());
    assertThat(written().rows()).containsExactlyInAnyOrderElementsOf(expected(45_000));
  }

  private static String insert(int key, Stream<String> values) {
    return values.collect(joining(", ", "INSERT INTO t VALUES (" + key + ", ", ")"));
  }

  private static List<String> row(String key, Stream<String> values) {
    List<String> row = new ArrayList<>(List.of(key));
    values.forEach(row::add);
    return row;
  }

  private static List<List<String>> expected(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(k -> Arrays.asList("" + k, NumbersTable.v(k)))
        .toList();
  }

  private Ended scan(Runner runner, Schema schema, String... options) {
    Ended scan =
        program(
            schema,
            Stream.concat(runner.options().stream(), Stream.of(options)).toArray(String[]::new));
    assertThat(scan.status()).as(scan.err()).isZero();
    return scan;
  }

  private Ended program(Schema schema, String... options) {
    return Program.run(
        "scan", schema.options(), "--quiet", "--to=parquet", written().option(), List.of(options));
  }

  private ScanFiles written() {
    return new ScanFiles(directory);
  }
}
