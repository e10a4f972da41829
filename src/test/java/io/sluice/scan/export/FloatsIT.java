package io.sluice.scan.export;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ParquetFile;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floats of 32 bits come out as they are, although MySQL by itself writes six digits of them. */
@ExtendWith(Servers.class)
class FloatsIT {

  private static final List<Float> FLOATS =
      Arrays.asList(
          16_777_216f,
          0.1f,
          -Float.MAX_VALUE,
          Float.MIN_NORMAL,
          Float.MIN_VALUE,
          123_456.79f,
          3f,
          -0f,
          null);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  void areTheSameInLinesOfJson(String by, Schema schema) throws Exception {
    create(schema, "k INT PRIMARY KEY, f " + type(schema));
    scan(schema, "--table=t", "--by=" + by);
    List<String> values =
        lines("out-00000-of-00001.ndjson").stream()
            .map(line -> line.replaceAll(".*\"f\":|}", ""))
            .toList();
    assertFloats(values, "null");
    assertThat(values).contains("0.1", "-3.4028235E38", "123456.79");
  }

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  void areTheSameInCsv(String by, Schema schema) throws Exception {
    create(schema, "k INT PRIMARY KEY, f " + type(schema));
    scan(schema, "--table=t", "--by=" + by, "--to=csv");
    List<String> lines = lines("out-00000-of-00001.csv");
    assertFloats(lines.stream().skip(1).map(line -> line.replaceAll(".*,|\"", "")).toList(), "");
  }

  @ParameterizedTest
  @CsvSource({"keyset", "cursor"})
  void areTheSameInParquet(String by, Schema schema) throws Exception {
    create(schema, "k INT PRIMARY KEY, f " + type(schema) + ", g " + type(schema) + " NOT NULL");
    scan(schema, "--table=t", "--by=" + by, "--to=parquet", "--columns=f");
    ParquetFile file = ParquetFile.read(directory.resolve("out-00000-of-00001.parquet"));
    assertThat(file.columns()).containsExactly("optional float f");
    assertFloats(file.rows().stream().map(row -> row.get(0)).toList(), null);
  }

  @Test
  void aColumnWithoutNullsHasNoneInParquet(Schema schema) throws Exception {
    create(schema, "k INT PRIMARY KEY, f " + type(schema) + ", g " + type(schema) + " NOT NULL");
    scan(schema, "--table=t", "--to=parquet", "--columns=g");
    ParquetFile file = ParquetFile.read(directory.resolve("out-00000-of-00001.parquet"));
    assertThat(file.columns()).containsExactly("required float g");
  }

  private static void assertFloats(List<String> values, String nothing) {
    assertThat(
            values.stream()
                .map(
                    value ->
                        value == nothing || value.equals(nothing) ? null : Float.valueOf(value)))
        .containsExactlyElementsOf(FLOATS);
  }

  private static String type(Schema schema) {
    return schema.isPostgres() ? "REAL" : "FLOAT";
  }

  /** The server gets each float as the double that it is, and all of its digits. */
  private static void create(Schema schema, String columns) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (" + columns + ")");
    String g = columns.contains(" g ") ? ", 1" : "";
    schema.execute(
        IntStream.range(0, FLOATS.size())
            .mapToObj(k -> "(" + k + ", " + literal(FLOATS.get(k)) + g + ")")
            .collect(joining(", ", "INSERT INTO t VALUES ", "")));
  }

  private static String literal(Float value) {
    return value == null ? "NULL" : "'" + value.doubleValue() + "'";
  }

  private List<String> lines(String file) throws Exception {
    return Files.readAllLines(directory.resolve(file));
  }

  private void scan(Schema schema, String... options) {
    Ended scan =
        Program.run(
            "scan",
            schema.options(),
            "--quiet",
            "--out=" + directory.resolve("out"),
            List.of(options));
    assertThat(scan.status()).as(scan.err()).isZero();
  }
}
