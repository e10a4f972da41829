package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.network.BlockStep;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load comes to its end, unattended, whatever the network does between it and the database. */
@OnOneServer
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
      int times = Thoroughness.of(4, 15);
      AtomicInteger steps = new AtomicInteger();
      AtomicInteger broken = new AtomicInteger();
      // A block has five of them before its COMMIT: each time it is behind another one.
      proxy.cutBefore(
          sent ->
              BlockStep.isOneDone(sent)
                  && steps.incrementAndGet() % 7 == 0
                  && broken.incrementAndGet() <= times,
          proxy::resetAll);
      assertLoaded(schema, load(proxy.via(schema)).get());
      assertThat(broken).hasValueGreaterThanOrEqualTo(times);
    }
  }

  @Test
  void theRepliesToCommitsOfBlocksAreLost(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      int commits = Thoroughness.of(4, 15);
      Queue<Long> committed = new ConcurrentLinkedQueue<>();
      proxy.dropReplyToCommit(
          commits, BlockStep.COMMIT::isDone, () -> committed.add(LoadProgress.blocks(schema)));
      assertLoaded(schema, load(proxy.via(schema), "--targetParallelism=1").get());
      assertThat(committed)
          .as("blocks that are committed when a reply is lost")
          .containsExactlyElementsOf(LongStream.rangeClosed(1, commits).boxed().toList());
    }
  }

  @Test
  void nothingGetsThroughForAWhile(Schema schema) throws Exception {
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      CountDownLatch dark = new CountDownLatch(1);
      BlockStep.INSERT.endsAt(
          2,
          proxy,
          () -> {
            proxy.blackHole(true);
            dark.countDown();
          });
      CompletableFuture<Ended> load = load(proxy.via(schema));
      assertThat(dark.await(1, TimeUnit.MINUTES)).isTrue();
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
      BlockStep.INSERT.endsAt(
          2,
          proxy,
          () -> {
            proxy.refuseFor(Duration.ofMinutes(1));
            proxy.resetAll();
          });

      Ended ended = load(proxy.via(schema), "--retryFor=2s", "--targetParallelism=1").get();

      assertThat(ended.status()).isEqualTo(4);
      assertThat(ended.err())
          .contains("the connection was refused")
          .contains("Run the same command again; it resumes the load.");
      assertThat(LoadProgress.blocks(schema)).isEqualTo(1);
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
                "--commitTarget=0.01s",
                List.of(options)));
  }

  private void assertLoaded(Schema schema, Ended ended) throws Exception {
    log.assertLoaded(ended, schema, directory.resolve("rejects"));
  }
}
