package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Rejects;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.network.BlockStep;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loader that is killed at any moment and started again comes to the same as one that was not.
 */
@OnOneServer
@ExtendWith(Servers.class)
class KilledLoaderIT {

  private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
  private static final int KILLED = 137;

  /** Of a log of 20,000 lines, a load sends somewhat more. */
  private static final int MOST_BYTES = 2_000_000;

  /** A block is worked on for about so long. */
  private static final int BLOCK_MS = 200;

  @TempDir private Path directory;

  @Test
  void atRandomMoments(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    killAtRandomMoments(Thoroughness.of(2, 50), log, rejects -> load(log, rejects), schema);
  }

  @Test
  void atRandomMomentsOfAReplay(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    Path all = Rejects.ofAllLines(log.file(), directory.resolve("all"));
    killAtRandomMoments(
        Thoroughness.of(2, 10),
        log,
        rejects ->
            List.of("replay", "--rejects=" + all, "--again=" + rejects, "--commitTarget=0.01s"),
        schema);
  }

  /** Kills jobs that take the lines of a log, and put what they reject into a directory. */
  private void killAtRandomMoments(
      int times, ChatLogFile log, Function<Path, List<String>> job, Schema schema)
      throws Exception {
    schema.create();
    Random random = new Random(SEED);
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      int kills = times;
      for (int round = 0; kills > 0; round++) {
        Path rejects = forget(schema, round);
        while (kills > 0
            && isKilled(
                (kills - 1 + random.nextDouble()) / times,
                random,
                proxy,
                start(job.apply(rejects), proxy.via(schema)))) {
          kills--;
        }
        log.assertLoaded(Program.ended(start(job.apply(rejects), schema)), schema, rejects);
      }
    } catch (AssertionError e) {
      throw new AssertionError("Kills like those of -Dsluice.seed=" + SEED, e);
    }
  }

  @Test
  void behindEachStepOfABlock(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, Thoroughness.of(40_000, 100_000));
    schema.create();
    for (int block = 1; block <= Thoroughness.of(2, 4); block++) {
      Path rejects = forget(schema, block);
      long committed = 0;
      for (BlockStep step : BlockStep.values()) {
        Found found = killBehind(step, block, log, schema, rejects);

        committed += step == BlockStep.COMMIT ? block : block - 1;
        // Those of the lines are put just before the ledger's first entry, and committed with it.
        boolean rejectsAhead =
            committed == 0 && (step == BlockStep.REJECTS || step == BlockStep.LEDGER);
        assertThat(found.blocks()).as("%s of block %d", step, block).isEqualTo(committed);
        assertThat(found.rejects() > found.rejectsInLedger())
            .as("%s of block %d: %s", step, block, found)
            .isEqualTo(rejectsAhead);
      }
      log.assertLoaded(Program.ended(start(load(log, rejects), schema)), schema, rejects);
    }
  }

  /** What is there at the moment of a kill: committed blocks, and rejected lines. */
  private record Found(long blocks, long rejectsInLedger, long rejects) {

    static Found in(Schema schema, Path rejects) throws SQLException, IOException {
      return new Found(
          LoadProgress.blocks(schema),
          Long.parseLong(schema.value("SELECT COALESCE(SUM(rejected), 0) FROM sluice_load_batch")),
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
      loader.complete(start(load(log, rejects), proxy.via(schema), "--targetParallelism=1"));
      assertThat(loader.join().waitFor()).as("%s of block %d", step, block).isEqualTo(KILLED);
      return found.join();
    }
  }

  /**
   * Kills it when it has sent a part of what it has to send, or shortly after; false where it has
   * ended.
   */
  private static boolean isKilled(double part, Random random, TcpProxy proxy, Process loader)
      throws InterruptedException {
    long bytes = proxy.bytes() + (long) (part * MOST_BYTES);
    while (proxy.bytes() < bytes && loader.isAlive()) {
      Thread.sleep(5);
    }
    if (loader.waitFor(random.nextInt(BLOCK_MS), TimeUnit.MILLISECONDS)) {
      return false;
    }
    loader.destroyForcibly().waitFor();
    return true;
  }

  /** Has the next load begin with nothing; returns the directory for its rejects. */
  private Path forget(Schema schema, int round) throws SQLException {
    schema.execute("DROP TABLE IF EXISTS chat_messages, sluice_load_batch, sluice_load_file");
    return directory.resolve("rejects" + round);
  }

  private static List<String> load(ChatLogFile log, Path rejects) {
    return List.of("load", "--input=" + log.file(), "--rejects=" + rejects, "--commitTarget=0.01s");
  }

  private Process start(List<String> job, Schema schema, String... options) throws IOException {
    return Program.start(
        directory, List.of("-Xmx512m"), job, schema.options(), "--quiet", List.of(options));
  }
}
