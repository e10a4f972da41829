package io.sluice.scan.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The reason why a unique index cannot be scanned by is reported truly. */
@ExtendWith(Servers.class)
class UnfitKeysIT {

  @TempDir private Path directory;

  @Test
  void whyAUniqueIndexIsNoneToScanBy(Schema schema) throws Exception {
    schema.create();
    if (schema.isPostgres()) {
      assertSaid(schema, "UNIQUE (a) DEFERRABLE", "\"t_a_key\" is deferrable");
      assertIndexSaid(schema, "(a) WHERE b > 0", "\"i\" covers only some of the rows");
      assertIndexSaid(schema, "((a + 1))", "\"i\" contains an expression");
      assertIndexSaid(schema, "(a, b DESC)", "\"i\" has both ascending and descending columns");
      assertIndexSaid(schema, "(a NULLS FIRST)", "\"i\" sorts NULLs differently from ORDER BY");
      assertIndexSaid(
          schema, "(name COLLATE \"POSIX\")", "\"i\" has another collation than its columns");
      return;
    }
    assertSaid(schema, "UNIQUE KEY i (name(3))", "`i` covers only the first 3 of name");
    assertSaid(schema, "UNIQUE KEY i (s)", "`i` contains s, of a type that the server looks up by");
    assertSaid(schema, "UNIQUE KEY i (c)", "`i` allows NULL");
    if (schema.isMySql()) {
      assertSaid(schema, "UNIQUE KEY i ((a + 1))", "`i` contains an expression");
      assertSaid(schema, "UNIQUE KEY i (c) INVISIBLE", "`i` is invisible");
    } else {
      assertSaid(schema, "UNIQUE KEY i (c) IGNORED", "`i` is ignored");
      assertSaid(schema, "UNIQUE KEY i (body)", "`i` is a HASH index, which has no order");
    }
    assertSaid(schema, "UNIQUE KEY i (a, b DESC)", "`i` has both ascending and descending columns");
  }

  private void assertIndexSaid(Schema schema, String index, String reason) throws Exception {
    schema.execute("DROP TABLE IF EXISTS t");
    schema.execute("CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, name TEXT NOT NULL)");
    schema.execute("CREATE UNIQUE INDEX i ON t " + index);
    assertSaid(schema, reason);
  }

  private void assertSaid(Schema schema, String index, String reason) throws Exception {
    schema.execute("DROP TABLE IF EXISTS t");
    schema.execute(
        "CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, c INT, name VARCHAR(9) NOT NULL,"
            + (schema.isPostgres() ? "" : " s SET('x', 'y') NOT NULL, body TEXT NOT NULL,")
            + index
            + ")");
    assertSaid(schema, reason);
  }

  private void assertSaid(Schema schema, String reason) {
    Ended scan =
        Program.run(
            "scan",
            schema.options(),
            "--quiet",
            new ScanFiles(directory).option(),
            List.of("--table=t", "--by=keyset"));
    assertThat(scan.status()).as(reason).isEqualTo(4);
    assertThat(scan.err())
        .contains("The table t cannot be scanned by any of its unique indexes: " + reason);
  }
}
