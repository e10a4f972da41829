package io.sluice.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load can be ended from everywhere, and resumes. */
@ExtendWith(Servers.class)
@OnOneServer
class CancelIT {

  @TempDir private Path directory;

  /** The throttle would pause the load for minutes. */
  @OnEachRunner
  void aCancelledLoadEndsAndResumes(Runner runner, Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    CompletableFuture<Ended> load =
        RunRows.start(runner, schema, rejects(), "--input=" + log.file(), "--rateLimit=100");
    String run = RunRows.awaitBatch(schema, load);

    Ended cancelled = cancel(schema, "--run=" + run);

    assertThat(cancelled.status()).as(cancelled.out() + cancelled.err()).isZero();
    assertThat(cancelled.out())
        .isEqualTo("The run " + run + " is cancelled; run the same command again to resume.\n");
    assertThat(load.join().status()).as(load.join().err()).isEqualTo(6);
    assertThat(load.join().err()).contains("was cancelled");
    Ended status = Program.run("status", schema.options(), "--run=" + run);
    assertThat(status.status()).isEqualTo(6);
    String inLedger = schema.value("SELECT SUM(loaded) FROM sluice_load_batch");
    assertThat(Integer.parseInt(inLedger)).isBetween(1, log.oracle().rows().size() - 1);
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo(inLedger);

    Ended resumed = Program.load(runner, schema, rejects(), "--input=" + log.file());

    assertThat(resumed.err()).doesNotContain("takes over");
    log.assertLoaded(resumed, schema, rejects());
    assertThat(schema.value("SELECT read_before FROM sluice_load ORDER BY started DESC LIMIT 1"))
        .isNotEqualTo("0");
    assertThat(cancel(schema, "--run=" + run).out())
        .startsWith("The run " + run + " was cancelled at 20");
  }

  @Test
  void aPauseForABusyServerEnds(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE busy (n INT)");
    schema.execute("INSERT INTO busy VALUES (9)");
    ChatLogFile log = ChatLogFile.generate(directory, 2_000);
    CompletableFuture<Ended> load =
        RunRows.start(
            Runner.DIRECT,
            schema,
            rejects(),
            "--input=" + log.file(),
            "--pauseIf=SELECT n FROM busy>5");
    while (schema.query("SHOW TABLES LIKE 'sluice_load'").isEmpty()
        || schema.value("SELECT COUNT(*) FROM sluice_load").equals("0")) {
      assertThat(load).isNotDone();
      Thread.sleep(50);
    }
    String run = RunRows.latest(schema);

    assertThat(cancel(schema, "--run=" + run, "--wait=60s").out()).contains(" is cancelled; ");

    assertThat(load.join().status()).as(load.join().err()).isEqualTo(6);
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("0");
    log.assertLoaded(
        Program.load(Runner.DIRECT, schema, rejects(), "--input=" + log.file()), schema, rejects());
  }

  @Test
  void aRunThatHasEndedIsNotCancelled(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    String run = RunRows.latest(schema);
    Ended cancelled = cancel(schema, "--run=" + run);
    assertThat(cancelled.status()).isZero();
    assertThat(cancelled.out())
        .matches("The run " + run + " is not cancelled: it was done at 20[0-9T:-]+Z\\.\n");
    assertThat(schema.value("SELECT state FROM sluice_load")).isEqualTo("done");
  }

  @Test
  void aStalledRunIsMarkedAtOnce(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, "'killed'", "running", 100);
    Ended cancelled = cancel(schema, "--run=killed");
    assertThat(cancelled.status()).isZero();
    assertThat(cancelled.out())
        .matches(
            "The run killed had no heartbeat for 10\\d s, and is marked as cancelled; run the same"
                + " command again to resume\\.\n");
    assertThat(
            schema.query(
                "SELECT state, cause, finished IS NULL FROM sluice_load WHERE run = 'killed'"))
        .isEqualTo(List.of(List.of("cancelled", "cancelled", "0")));
  }

  @Test
  void aRunThatDoesNotEndIsReported(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, "'busy'", "running", 1);
    Ended cancelled = cancel(schema, "--run=busy", "--wait=2s");
    assertThat(cancelled.status()).isEqualTo(7);
    assertThat(cancelled.out()).startsWith("The run busy has not ended yet; ");
    assertThat(schema.value("SELECT state FROM sluice_load WHERE run = 'busy'"))
        .isEqualTo("cancelling");
  }

  @Test
  void whatIsNoRunIsABadOption(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    assertThat(cancel(schema, "--run=other").status()).isEqualTo(2);
    assertThat(cancel(schema).err())
        .isEqualTo("sluice: error: --run is missing; sluice status lists the runs.\n");
    assertThat(cancel(schema, "--run=other", "--wait=soon").status()).isEqualTo(2);
  }

  private static Ended cancel(Schema schema, String... options) {
    return Program.run("cancel", schema.options(), List.of(options));
  }

  private Path rejects() {
    return directory.resolve("rejects");
  }
}
