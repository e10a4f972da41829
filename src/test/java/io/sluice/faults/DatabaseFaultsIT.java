package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.KillableServer;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;

/** A load comes to its end, unattended, whatever happens to the database on the way. */
class DatabaseFaultsIT {

  private static final int ROWS = 40_000;

  @TempDir private Path directory;

  @OnOneRunner
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

  @OnOneRunner
  void allItsConnectionsAreKilledAgainAndAgain(Runner runner) throws Exception {
    try (KillableServer server = KillableServer.running();
        TcpProxy proxy = TcpProxy.to(server.database(""))) {
      Schema schema = server.schema().create();
      // So that a worker commits at most one block between two kills, on any machine.
      proxy.latency(Duration.ofMillis(5));
      load(
          runner,
          proxy.via(schema),
          progress -> {
            progress.await();
            int hits = 0;
            for (int i = 0; i < Thoroughness.of(6, 60); i++) {
              hits += schema.killSessions() > 0 ? 1 : 0;
              Thread.sleep(500);
            }
            proxy.latency(Duration.ZERO);
            // How often there is a connection to kill depends on the machine.
            assertThat(hits).isGreaterThanOrEqualTo(Thoroughness.of(2, 10));
          });
    }
  }

  @OnOneRunner
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
    void to(LoadProgress progress) throws Exception;
  }

  private void load(Runner runner, Schema schema, Disturbance disturbance) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, Thoroughness.of(ROWS, 10 * ROWS));
    Path rejects = directory.resolve("rejects");
    CompletableFuture<Ended> load =
        CompletableFuture.supplyAsync(
            () ->
                Program.load(
                    runner, schema, rejects, "--input=" + log.file(), "--commitTarget=0.01s"));
    disturbance.to(new LoadProgress(schema, load));
    log.assertLoaded(load.get(), schema, rejects);
  }
}
