package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.Program;
import io.sluice.testing.Rejects;
import io.sluice.testing.Schema;
import io.sluice.testing.Servers;
import io.sluice.testing.TcpProxy;
import io.sluice.testing.Thoroughness;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loader that is killed at any moment and started again comes to the same as one that was not.
 */
@ExtendWith(Servers.class)
class KilledLoaderIT {

  private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
  private static final int KILLED = 137;
  private static final int MOMENTS_MS = 4_000;

  @TempDir private Path directory;

  @Test
  void atRandomMoments(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    schema.create();
    Random random = new Random(SEED);
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      // So that the load takes some seconds.
      proxy.latency(Duration.ofMillis(20));
      int kills = Thoroughness.of(2, 50);
      for (int round = 0; kills > 0; round++) {
        Path rejects = forget(schema, round);
        while (kills > 0
            && isKilledWithin(
                random.nextInt(MOMENTS_MS), proxy, start(log, proxy.via(schema), rejects))) {
          kills--;
        }
        log.assertLoaded(Program.ended(start(log, schema, rejects)), schema, rejects);
      }
    } catch (AssertionError e) {
      throw new AssertionError("Kills like those of -Dsluice.seed=" + SEED, e);
    }
  }

  @Test
  void behindEachStepOfABlock(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, Thoroughness.of(40_000, 100_000));
    schema.create();
    for (int block = Thoroughness.of(2, 1); block <= Thoroughness.of(2, 4); block++) {
      Path rejects = forget(schema, block);
      long committed = 0;
      for (BlockStep step : BlockStep.values()) {
        Found found = killBehind(step, block, log, schema, rejects);

        committed += step == BlockStep.COMMIT ? block : block - 1;
        boolean rejectsAhead = step == BlockStep.REJECTS || step == BlockStep.LEDGER;
        assertThat(found.blocks()).as("%s of block %d", step, block).isEqualTo(committed);
        assertThat(found.rejects() > found.rejectsInLedger())
            .as("%s of block %d: %s", step, block, found)
            .isEqualTo(rejectsAhead);
      }
      log.assertLoaded(Program.ended(start(log, schema, rejects)), schema, rejects);
    }
  }

  /** What is there at the moment of a kill: committed blocks, and rejected lines. */
  private record Found(long blocks, long rejectsInLedger, long rejects) {

    static Found in(Schema schema, Path rejects) throws SQLException, IOException {
      return new Found(
          LoadProgress.blocks(schema),
          Long.parseLong(schema.value("SELECT COALESCE(SUM(rejected), 0) FROM sluice_ledger")),
          Rejects.in(rejects).size());
    }
  }

  private Found killBehind(BlockStep step, int block, ChatLogFile log, Schema schema, Path rejects)
      throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      CompletableFuture<Process> loader = new CompletableFuture<>();
      CompletableFuture<Found> found = new CompletableFuture<>();
      step.endsAt(
          block,
          proxy,
          () -> {
            try {
              found.complete(Found.in(schema, rejects));
            } catch (SQLException | IOException e) {
              found.completeExceptionally(e);
            }
            loader.join().destroyForcibly().onExit().join();
          });
      // One worker, so that it is known how many blocks are committed.
      loader.complete(start(log, proxy.via(schema), rejects, "--targetParallelism=1"));
      assertThat(loader.join().waitFor()).as("%s of block %d", step, block).isEqualTo(KILLED);
      return found.join();
    }
  }

  /** Kills it some time after its first connection; false where it has ended. */
  private static boolean isKilledWithin(int milliseconds, TcpProxy proxy, Process loader)
      throws InterruptedException {
    int before = proxy.connections();
    while (proxy.connections() == before && loader.isAlive()) {
      Thread.sleep(10);
    }
    if (loader.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      return false;
    }
    loader.destroyForcibly().waitFor();
    return true;
  }

  /** Has the next load begin with nothing; returns the directory for its rejects. */
  private Path forget(Schema schema, int round) throws SQLException {
    schema.execute("DROP TABLE IF EXISTS chat_messages, sluice_ledger, sluice_ledger_file");
    return directory.resolve("rejects" + round);
  }

  private Process start(ChatLogFile log, Schema schema, Path rejects, String... options)
      throws IOException {
    return Program.start(
        directory,
        List.of("-Xmx512m"),
        "load",
        "--input=" + log.file(),
        schema.options(),
        "--rejects=" + rejects,
        "--quiet",
        List.of(options));
  }
}
