package io.sluice.scan.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are older than Unicode. */
@ExtendWith(Servers.class)
@DisabledIfSystemProperty(
    named = "sluice.test.server",
    matches = "postgresql",
    disabledReason = "its encoding is that of the database")
class LegacyTextIT {

  private static final int ROWS = 30_000;

  @TempDir private Path directory;

  /** It used to end with error 1267: a guess had characters that Latin-1 lacks. */
  @Test
  void aLargeTableWithALatin1KeyIsScannedInParallel(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE l (name VARCHAR(40) NOT NULL PRIMARY KEY) DEFAULT CHARSET=latin1");
    schema.execute(
        "INSERT INTO l WITH RECURSIVE n AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM n WHERE n <"
            + " 200) SELECT CONCAT(IF(a.n % 2, 'a', 'Öberg '), a.n * 1000 + b.n) FROM n AS a JOIN n"
            + " AS b WHERE b.n <= 150");
    schema.execute("ANALYZE TABLE l");

    Ended scan =
        Program.run(
            "scan", schema.options(), "--quiet", "--table=l", new ScanFiles(directory).option());

    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(new ScanFiles(directory).files()).hasSizeGreaterThan(1);
    assertThat(new ScanFiles(directory).lines()).hasSize(ROWS).doesNotHaveDuplicates();
  }
}
