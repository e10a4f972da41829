package io.sluice.scan.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Values that drivers get wrong come out in text as they are. */
@ExtendWith(Servers.class)
class ValuesIT {

  @TempDir private Path directory;

  @Test
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "it has none of these types")
  void numbersOfMySqlHaveNoZerosBeforeThemAndBitsAreNumbers(Schema schema) throws Exception {
    schema.create();
    schema.execute(
        "CREATE TABLE t (k INT(10) ZEROFILL PRIMARY KEY, d DECIMAL(4,2) ZEROFILL, f FLOAT ZEROFILL,"
            + " b BIGINT ZEROFILL, y YEAR, one BIT(1), many BIT(64), l DECIMAL(65,30), t TIME)");
    schema.execute(
        "INSERT INTO t VALUES (42, 99.99, 3.14, 7, 0, 1, 18446744073709551615, -1.5, '-00:00:01')");
    scan(schema, "--to=ndjson");
    assertThat(written().lines())
        .containsExactly(
            "{\"k\":42,\"d\":99.99,\"f\":3.14,\"b\":7,\"y\":0,\"one\":1,"
                + "\"many\":18446744073709551615,\"l\":-1.500000000000000000000000000000,"
                + "\"t\":\"-00:00:01\"}");
    clear();
    scan(schema, "--to=csv");
    assertThat(written().lines().get(1))
        .isEqualTo(
            "\"42\",\"99.99\",\"3.14\",\"7\",\"0\",\"1\",\"18446744073709551615\","
                + "\"-1.500000000000000000000000000000\",\"-00:00:01\"");
  }

  @Test
  @EnabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "others have no such dates")
  void datesOfPostgresBeforeChristAreThoseOfIso8601(Schema schema) throws Exception {
    schema.create();
    schema.execute(
        "CREATE TABLE t (k INT PRIMARY KEY, d DATE, ts TIMESTAMP, tz TIMESTAMPTZ, b BOOL)");
    schema.execute(
        "INSERT INTO t VALUES (1, '4713-01-01 BC', '4713-01-01 BC', '0001-01-01 BC', true)");
    scan(schema, "--to=csv");
    assertThat(written().lines().get(1))
        .isEqualTo(
            "\"1\",\"-4712-01-01\",\"-4712-01-01T00:00:00\",\"0000-01-01T00:00:00Z\",\"true\"");
  }

  private void clear() throws Exception {
    for (Path file : written().files()) {
      Files.delete(file);
    }
  }

  private void scan(Schema schema, String... options) {
    Ended scan =
        Program.run(
            "scan", schema.options(), "--quiet", "--table=t", written().option(), List.of(options));
    assertThat(scan.status()).as(scan.err()).isZero();
  }

  private ScanFiles written() {
    return new ScanFiles(directory);
  }
}
