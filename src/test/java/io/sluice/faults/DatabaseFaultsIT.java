package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.KillableServer;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.Schema;
import io.sluice.testing.Thoroughness;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;

/** A load comes to its end, unattended, whatever happens to the database on the way. */
class DatabaseFaultsIT {

  private static final int ROWS = 60_000;

  @TempDir private Path directory;

  @OnEachRunner
  void itIsKilledAndStartedAgain(Runner runner) throws Exception {
    try (KillableServer server = KillableServer.running()) {
      load(
          runner,
          server.schema().create(),
          progress -> {
            for (int i = 0; i < Thoroughness.of(2, 10); i++) {
              progress.await();
              server.kill();
              server.start();
            }
          });
    }
  }

  @OnEachRunner
  void allItsConnectionsAreKilledAgainAndAgain(Runner runner) throws Exception {
    try (KillableServer server = KillableServer.running()) {
      Schema schema = server.schema().create();
      load(
          runner,
          schema,
          progress -> {
            progress.await();
            int killed = 0;
            for (int i = 0; i < Thoroughness.of(6, 60); i++) {
              killed += killConnections(schema);
              Thread.sleep(500);
            }
            assertThat(killed).isPositive();
          });
    }
  }

  @OnEachRunner
  void itIsFrozenForAWhile(Runner runner) throws Exception {
    try (KillableServer server = KillableServer.running()) {
      load(
          runner,
          server.schema().create(),
          progress -> {
            progress.await();
            server.freeze();
            Thread.sleep(Thoroughness.of(3_000, 20_000));
            server.thaw();
          });
    }
  }

  private interface Disturbance {
    void to(Progress progress) throws Exception;
  }

  private void load(Runner runner, Schema schema, Disturbance disturbance) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, Thoroughness.of(ROWS, 4 * ROWS));
    Path rejects = directory.resolve("rejects");
    CompletableFuture<Ended> load =
        CompletableFuture.supplyAsync(
            () -> Program.load(runner, schema, rejects, "--input=" + log.file()));
    disturbance.to(new Progress(schema, load));
    log.assertLoaded(load.get(), schema, rejects);
  }

  /** What a load has committed. */
  private static final class Progress {

    private final Schema schema;
    private final CompletableFuture<Ended> load;
    private long blocks;

    Progress(Schema schema, CompletableFuture<Ended> load) {
      this.schema = schema;
      this.load = load;
    }

    /** Waits until another block is committed; there must be more to come. */
    void await() throws InterruptedException {
      long before = blocks;
      while (blocks == before && !load.isDone()) {
        Thread.sleep(20);
        blocks = Math.max(blocks, committed());
      }
      assertThat(load).isNotDone();
    }

    private long committed() {
      try {
        return Long.parseLong(schema.value("SELECT COUNT(*) FROM sluice_ledger"));
      } catch (SQLException | RuntimeException e) {
        // There is no ledger yet.
        return 0;
      }
    }
  }

  private static int killConnections(Schema schema) throws SQLException {
    List<List<String>> others =
        schema.query(
            "SELECT id FROM information_schema.processlist"
                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()");
    for (List<String> other : others) {
      try {
        schema.execute("KILL " + other.get(0));
      } catch (SQLException e) {
        // It has ended by itself.
      }
    }
    return others.size();
  }
}
