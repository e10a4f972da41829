package io.sluice.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load into the bundled database can be seen and cancelled from another terminal. */
@OnOneServer
class BundledDatabaseIT {

  @TempDir private Path directory;

  @Test
  void aLoadIsSeenWhileItUsesTheDatabaseAndAfterwards() throws Exception {
    assertThat(fork("status"))
        .isEqualTo(new Ended(0, "This database has no loads with a ledger.\n", ""));
    assertThat(directory.resolve(".sluice")).doesNotExist();

    ChatLogFile log = ChatLogFile.generate(directory, 5_000);
    CompletableFuture<Ended> load =
        Program.whenEnded(
            Program.start(
                directory,
                List.of(),
                "load",
                "--quiet",
                "--input=" + log.file(),
                "--rateLimit=20"));
    String run = awaitRun(load);
    Ended running = fork("status", "--run=" + run);
    Ended cancelled = fork("cancel", "--run=" + run);

    assertThat(running.status()).as(running.out() + running.err()).isEqualTo(7);
    assertThat(cancelled.status()).as(cancelled.err()).isZero();
    assertThat(cancelled.out())
        .matches(
            "The run " + run + " (is|was) cancelled.*; run the same command again to resume\\.\n");
    assertThat(load.join().status()).as(load.join().err()).isEqualTo(6);
    assertThat(fork("status", "--run=" + run).status()).isEqualTo(6);
    assertThat(directory.resolve(".sluice/mariadb/port")).doesNotExist();
  }

  private String awaitRun(CompletableFuture<Ended> load) throws Exception {
    while (!load.isDone()) {
      if (Files.exists(directory.resolve(".sluice/mariadb/port"))) {
        JsonNode runs = new ObjectMapper().readTree(fork("status", "--format=json").out());
        if (!runs.isEmpty()) {
          return runs.get(0).get("run").textValue();
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("It has ended: " + load.join());
  }

  private Ended fork(String... words) throws Exception {
    return Program.fork(directory, List.of(), List.of(words));
  }
}
