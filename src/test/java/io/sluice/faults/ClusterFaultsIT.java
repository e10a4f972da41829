package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.flink.FlinkJobs;
import io.sluice.testing.flink.StandaloneFlink;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load on a Flink cluster comes to its end, whichever of the cluster's processes is killed. */
@ExtendWith(Servers.class)
class ClusterFaultsIT {

  private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());

  @TempDir private Path directory;

  /** It takes a cluster of its own. */
  @BeforeAll
  static void onlyInFull() {
    Thoroughness.assumeFull();
  }

  @Test
  void aTaskManagerIsKilledAtRandomMoments(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 200_000);
    schema.create();
    Random random = new Random(SEED);
    try (StandaloneFlink flink = StandaloneFlink.start(2, 2)) {
      for (int round = 0; round < 5; round++) {
        Path rejects = forget(schema, round);
        CompletableFuture<Ended> load = start(flink, schema, log, rejects);
        awaitBatches(schema, load, 1 + random.nextInt(40));

        flink.killTaskManager();
        // As whoever looks after a cluster does.
        flink.startTaskManager();

        log.assertLoaded(load.join(), schema, rejects);
        flink.awaitSlots();
      }
    } catch (AssertionError e) {
      throw new AssertionError("Kills like those of -Dsluice.seed=" + SEED, e);
    }
  }

  @Test
  void theOtherTaskManagerTakesOver(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 200_000);
    Path rejects = directory.resolve("rejects");
    schema.create();
    try (StandaloneFlink flink = StandaloneFlink.start(2, 2)) {
      FlinkJobs jobs = FlinkJobs.of(flink);
      CompletableFuture<Ended> load = start(flink, schema, log, rejects);
      awaitBatches(schema, load, 5);

      flink.killTaskManager();

      log.assertLoaded(load.join(), schema, rejects);
      // Nor does Flink count twice what the lost tasks had done.
      assertThat(jobs.countersOfTheLast())
          .containsEntry("read", 200_000L)
          .containsEntry("loaded", (long) log.oracle().rows().size())
          .containsEntry("rejected", (long) log.oracle().bad().size());
    }
  }

  /** The restart strategy is in the job, so that it needs no client. */
  @Test
  void aLoadThatAJobManagerSubmittedOutlivesItsTaskManagers(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 200_000);
    Path rejects = directory.resolve("rejects");
    schema.create();
    List<String> words = new ArrayList<>(List.of("load", "--commitTarget=0.01s"));
    words.addAll(schema.options());
    words.addAll(List.of("--input=" + log.file(), "--rejects=" + rejects));
    String request =
        "{\"programArgsList\": [\"%s\"], \"parallelism\": 2}"
            .formatted(String.join("\", \"", words));
    try (StandaloneFlink flink = StandaloneFlink.start(2, 2)) {
      FlinkJobs jobs = FlinkJobs.of(flink);
      String jar = flink.place(Repository.file("target/sluice-flink.jar"));
      assertThat(flink.post("/jars/" + jar + "/run", request)).contains("\"jobid\"");
      awaitBatches(schema, new CompletableFuture<>(), 5);

      // Its two tasks may be on one of them, or on both.
      flink.killTaskManager();
      flink.startTaskManager();
      flink.killTaskManager();

      log.awaitLoaded(schema, rejects);
      assertThat(jobs.endOfTheLast()).isEqualTo("FINISHED");
      assertThat(jobs.isLastRestarted()).isTrue();
    }
  }

  @Test
  void whenTheJobManagerIsKilledTheSameCommandGoesOn(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 200_000);
    Path rejects = directory.resolve("rejects");
    schema.create();
    try (StandaloneFlink flink = StandaloneFlink.start(2, 2)) {
      CompletableFuture<Ended> load = start(flink, schema, log, rejects);
      awaitBatches(schema, load, 5);

      flink.killJobManager();
      flink.startJobManager();
      Ended lost = load.join();
      flink.awaitSlots();

      assertThat(lost.status()).as(lost.err()).isNotZero();
      log.assertLoaded(start(flink, schema, log, rejects).join(), schema, rejects);
    }
  }

  /** The job stays, and has its slots; the next one takes what is left to do away from it. */
  @Test
  void whenTheClientIsKilledTheSameCommandTakesOver(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 200_000);
    Path rejects = directory.resolve("rejects");
    schema.create();
    try (StandaloneFlink flink = StandaloneFlink.start(2, 2)) {
      Process client = client(flink, schema, log, rejects, "--parallelism=2");
      awaitBatches(schema, client.onExit(), 5);

      client.destroyForcibly().onExit().join();

      log.assertLoaded(start(flink, schema, log, rejects).join(), schema, rejects);
      assertThat(flink.jobs()).hasSize(2);
    }
  }

  private static void awaitBatches(Schema schema, Future<?> load, int batches)
      throws InterruptedException {
    while (LoadProgress.blocks(schema) < batches && !load.isDone()) {
      Thread.sleep(20);
    }
  }

  /** Has the next load begin with nothing; returns the directory for its rejects. */
  private Path forget(Schema schema, int round) throws Exception {
    schema.execute("DROP TABLE IF EXISTS chat_messages, sluice_load_batch, sluice_load_file");
    return directory.resolve("rejects" + round);
  }

  private CompletableFuture<Ended> start(
      StandaloneFlink flink, Schema schema, ChatLogFile log, Path rejects) throws Exception {
    return Program.whenEnded(client(flink, schema, log, rejects));
  }

  private Process client(
      StandaloneFlink flink, Schema schema, ChatLogFile log, Path rejects, String... options)
      throws Exception {
    return Program.start(
        directory,
        List.of(),
        "load",
        flink.options(),
        schema.options(),
        "--quiet",
        "--commitTarget=0.01s",
        "--input=" + log.file(),
        "--rejects=" + rejects,
        List.of(options));
  }
}
