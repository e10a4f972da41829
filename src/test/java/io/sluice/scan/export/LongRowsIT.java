package io.sluice.scan.export;

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

/** However long rows become, the memory of a scan does not grow. */
@ExtendWith(Servers.class)
class LongRowsIT {

  @TempDir private Path directory;

  /** A cursor took as many of them at once as of the short ones before. */
  @Test
  void longRowsBehindShortOnesFitIntoASmallHeap(Schema schema) throws Exception {
    schema.create();
    String text = schema.isPostgres() ? "TEXT" : "MEDIUMTEXT";
    String digits = "SELECT 0 AS d";
    for (int d = 1; d < 10; d++) {
      digits += " UNION ALL SELECT " + d;
    }
    schema.execute("CREATE TABLE digit AS " + digits);
    schema.execute("CREATE TABLE t (v " + text + ")");
    schema.execute(
        "INSERT INTO t SELECT 'short' FROM digit a, digit b, digit c, digit e WHERE e.d < 2");
    schema.execute("INSERT INTO t SELECT REPEAT('x', 1000000) FROM digit a, digit b");

    Ended scan =
        Program.fork(
            List.of("-Xmx96m"),
            "scan",
            schema.options(),
            "--quiet",
            "--table=t",
            "--compression=zstd",
            new ScanFiles(directory).option());

    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(scan.summary()).isEqualTo("sluice scan: read=2100 written=2100 rejected=0");
  }
}
