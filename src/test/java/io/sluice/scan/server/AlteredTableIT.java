package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.NumbersTable;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table is altered between a stopped scan and the one that resumes it. */
@ExtendWith(Servers.class)
class AlteredTableIT {

  @TempDir private Path directory;

  @Test
  void allFilesHaveTheColumnsThatTheScanBeganWith(Schema schema) throws Exception {
    NumbersTable.create(schema, 45_000);
    stop(schema);

    schema.execute("ALTER TABLE t RENAME COLUMN v TO w");
    Ended renamed = scan(schema, "--resume");
    assertThat(renamed.status()).isEqualTo(4);
    assertThat(renamed.err())
        .contains("The table t has changed since the run began: column v is gone.");

    schema.execute("ALTER TABLE t RENAME COLUMN w TO v");
    schema.execute("ALTER TABLE t ADD COLUMN b INT");
    Ended added = scan(schema, "--resume");

    assertThat(added.summary()).isEqualTo("sluice scan: read=45000 written=45000 rejected=0");
    for (Path file : written().files()) {
      assertThat(Files.readAllLines(file)).first().isEqualTo("\"k\",\"v\"");
    }
  }

  private void stop(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      CompletableFuture<Void> cut =
          CompletableFuture.runAsync(() -> written().cutAfterFirst(proxy));
      scan(proxy.via(schema), "--retryFor=1s", "--rateLimit=20000", "--targetParallelism=1");
      cut.join();
    }
  }

  private Ended scan(Schema schema, String... options) {
    return Program.run(
        "scan",
        schema.options(),
        "--quiet",
        "--table=t",
        "--to=csv",
        written().option(),
        List.of(options));
  }

  private ScanFiles written() {
    return new ScanFiles(directory);
  }
}
