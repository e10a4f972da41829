package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Program;
import io.sluice.testing.Schema;
import io.sluice.testing.Servers;
import io.sluice.testing.TcpProxy;
import io.sluice.testing.Thoroughness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A loader that is killed at any moment and started again comes to the same as one that was not.
 */
@ExtendWith(Servers.class)
class KilledLoaderIT {

  private static final int ROWS = 30_000;

  @TempDir private Path directory;

  @Test
  void atRandomMoments(Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    schema.create();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      // So that the load takes some seconds.
      proxy.latency(Duration.ofMillis(20));
      int kills = Thoroughness.of(2, 50);
      for (int round = 0; kills > 0; round++) {
        Path rejects = directory.resolve("rejects" + round);
        schema.execute("DROP TABLE IF EXISTS chat_messages, sluice_ledger, sluice_ledger_file");
        while (kills > 0 && killedAtSomeMoment(proxy, start(log, proxy.via(schema), rejects))) {
          kills--;
        }
        log.assertLoaded(Program.ended(start(log, schema, rejects)), schema, rejects);
      }
    }
  }

  /** The steps of a block, as the server sees them, behind each of which the loader is killed. */
  enum Step {
    READ("SELECT `file`, `start`"),
    PARSE("LOAD DATA", "INSERT INTO `chat_messages`"),
    INSERT("SELECT `id`"),
    REJECTS("INSERT INTO sluice_ledger "),
    LEDGER("COMMIT"),
    COMMIT;

    /** The ledger is read in the same way when the run begins. */
    private static final int OTHER_READS = 3;

    private final List<String> next;

    Step(String... next) {
      this.next = List.of(next);
    }

    void atBlock(int block, TcpProxy proxy, Runnable kill) {
      if (next.isEmpty()) {
        proxy.dropReplyToCommit(kill);
        return;
      }
      AtomicInteger blocks = new AtomicInteger();
      proxy.before(
          statement -> next.stream().anyMatch(statement::startsWith),
          () -> {
            if (blocks.incrementAndGet() == block + (this == READ ? OTHER_READS : 0)) {
              kill.run();
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void behindEachStep(Step step, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    Path rejects = directory.resolve("rejects");
    for (int block = 1; block <= Thoroughness.of(1, 4); block++) {
      try (TcpProxy proxy = TcpProxy.to(schema.database())) {
        AtomicReference<Process> loader = new AtomicReference<>();
        step.atBlock(block, proxy, () -> loader.get().destroyForcibly().onExit().join());
        loader.set(start(log, proxy.via(schema), rejects));
        assertThat(loader.get().waitFor()).isEqualTo(137);
      }
    }

    log.assertLoaded(Program.ended(start(log, schema, rejects)), schema, rejects);
  }

  /** Kills it between its first connection and some seconds later; false where it has ended. */
  private static boolean killedAtSomeMoment(TcpProxy proxy, Process loader)
      throws InterruptedException {
    int before = proxy.connections();
    while (proxy.connections() == before && loader.isAlive()) {
      Thread.sleep(10);
    }
    long moment = ThreadLocalRandom.current().nextLong(4_000);
    if (loader.waitFor(moment, TimeUnit.MILLISECONDS)) {
      return false;
    }
    loader.destroyForcibly().waitFor();
    return true;
  }

  private Process start(ChatLogFile log, Schema schema, Path rejects) throws IOException {
    return Program.start(
        directory,
        List.of("-Xmx512m"),
        "load",
        "--input=" + log.file(),
        schema.options(),
        "--rejects=" + rejects,
        "--quiet");
  }
}
