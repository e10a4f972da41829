package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run opens no more connections than it may. */
@ExtendWith(Servers.class)
class ConnectionsIT {

  @TempDir private Path directory;

  @Test
  void moreWorkersThanThereMayBeConnectionsForAreRefused(Schema schema) throws Exception {
    Ended load = load(schema, "--runner=FlinkRunner", "--parallelism=4", "--maxConnections=8");

    assertThat(load.status()).isEqualTo(2);
    assertThat(load.err())
        .isEqualTo(
            "sluice: error: 4 workers may open 10 connections, and there may be 8; set"
                + " --parallelism to 3, or --maxConnections to more.\n");
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  @Test
  void whereNobodyHasAskedForWorkersThereAreFewer(Schema schema) throws Exception {
    Ended load = load(schema, "--maxConnections=4");

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.err())
        .contains("sluice: 1 of ", " workers, so that there are no more than 4 connections to the");
    assertThat(load.summary()).startsWith("sluice load: read=1000 loaded=915 ");
  }

  @Test
  void moreThanTheServerTakesIsSaid(Schema schema) throws Exception {
    Ended load = load(schema, "--maxConnections=100000");

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .matches(
            "sluice: error: --maxConnections=100000 is more than the server at 127\\.0\\.0\\.1:\\d+"
                + " takes: \\d+, of which \\d+ are free\\.\n");
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  private Ended load(Schema schema, String... options) {
    return Program.run(
        "load",
        schema.options(),
        "--quiet",
        "--input=" + Repository.file("src/sample/chat.ndjson"),
        "--rejects=" + directory,
        List.of(options));
  }
}
