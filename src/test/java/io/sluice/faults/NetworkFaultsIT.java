package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.Schema;
import io.sluice.testing.Servers;
import io.sluice.testing.TcpProxy;
import io.sluice.testing.Thoroughness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load comes to its end, unattended, whatever the network does between it and the database. */
@ExtendWith(Servers.class)
class NetworkFaultsIT {

  @TempDir private Path directory;

  private ChatLogFile log;

  @BeforeEach
  void makeLog() throws Exception {
    log = ChatLogFile.generate(directory, Thoroughness.of(20_000, 100_000));
  }

  @Test
  void itIsSlowAndCutsEverythingIntoSlices(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.latency(Duration.ofMillis(2));
      proxy.slices(1_000);
      assertLoaded(schema, load(proxy.via(schema)).get());
    }
  }

  @Test
  void itBreaksAllConnectionsAgainAndAgain(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.latency(Duration.ofMillis(5));
      CompletableFuture<Ended> load = load(proxy.via(schema));
      int broken = 0;
      for (int i = 0; i < Thoroughness.of(5, 30) && !hasEndedWithin(load, 700); i++) {
        // Not before the pipeline runs: a database that cannot be reached at first is an error.
        if (proxy.commits() > 0) {
          broken += proxy.resetAll();
        }
      }
      assertLoaded(schema, load.get());
      assertThat(broken).isPositive();
    }
  }

  @Test
  void theRepliesToCommitsAreLost(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      int commits = Thoroughness.of(4, 15);
      proxy.dropReplyToCommit(commits);
      assertLoaded(schema, load(proxy.via(schema)).get());
      assertThat(proxy.repliesDropped()).isEqualTo(commits);
    }
  }

  @Test
  void nothingGetsThroughForAWhile(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.latency(Duration.ofMillis(5));
      CompletableFuture<Ended> load = load(proxy.via(schema));
      while (proxy.commits() == 0 && !load.isDone()) {
        Thread.sleep(20);
      }
      proxy.blackHole(true);
      Thread.sleep(Thoroughness.of(2_000, 20_000));
      proxy.blackHole(false);
      proxy.refuseFor(Duration.ofSeconds(2));
      proxy.resetAll();
      assertLoaded(schema, load.get());
    }
  }

  @Test
  void whatIsBeyondRetryForEndsTheLoadAndTheSameCommandGoesOn(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.latency(Duration.ofMillis(30));
      CompletableFuture<Ended> load = load(proxy.via(schema), "--retryFor=2s");
      while (proxy.commits() == 0 && !load.isDone()) {
        Thread.sleep(20);
      }
      proxy.refuseFor(Duration.ofMinutes(1));
      proxy.resetAll();

      Ended ended = load.get();

      assertThat(ended.status()).isEqualTo(4);
      assertThat(ended.err())
          .contains("Nothing listens there")
          .contains("What was committed before stays; the same command goes on from there.");
    }
    assertLoaded(schema, load(schema).get());
  }

  private CompletableFuture<Ended> load(Schema schema, String... options) {
    return CompletableFuture.supplyAsync(
        () ->
            Program.run(
                "load",
                Runner.DIRECT.options(),
                schema.options(),
                "--input=" + log.file(),
                "--rejects=" + directory.resolve("rejects"),
                "--quiet",
                List.of(options)));
  }

  private void assertLoaded(Schema schema, Ended ended) throws Exception {
    log.assertLoaded(ended, schema, directory.resolve("rejects"));
  }

  private static boolean hasEndedWithin(CompletableFuture<Ended> load, int milliseconds)
      throws Exception {
    try {
      load.get(milliseconds, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
