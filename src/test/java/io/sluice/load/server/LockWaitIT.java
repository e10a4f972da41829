package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.testing.Lines;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.session.DataSources;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that waits for another session's lock reports it. */
@ExtendWith(Servers.class)
class LockWaitIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"load|FLUSH TABLES WITH READ LOCK", "plan|LOCK TABLES chat_messages READ"})
  void aLockThatHoldsTheStartIsNotWaitedForInSilence(String jobAndLock, Schema schema)
      throws Exception {
    List<String> words = List.of(jobAndLock.split("\\|"));
    Path file = Lines.file(directory, Lines.message("1", "hello"));
    schema.create();
    assertThat(run("load", schema, file, OutputStream.nullOutputStream())).isEqualTo(ExitCode.DONE);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletableFuture<ExitCode> job;
    try (Connection other = DataSources.connect(schema.database());
        Statement statement = other.createStatement()) {
      statement.execute(words.get(1));
      job = CompletableFuture.supplyAsync(() -> run(words.get(0), schema, file, err));
      while (!job.isDone() && err.size() == 0) {
        Thread.sleep(50);
      }
      assertThat(job).isNotDone();
      assertThat(err.toString(StandardCharsets.UTF_8))
          .startsWith("sluice: waiting for: ")
          .contains("lock");
      if (schema.isMySql()) {
        assertThat(err.toString(StandardCharsets.UTF_8))
            .contains(", held by session " + id(statement));
      }
      statement.execute("UNLOCK TABLES");
    }
    assertThat(job.get()).isEqualTo(ExitCode.DONE);
  }

  private static String id(Statement statement) throws Exception {
    try (var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getString(1);
    }
  }

  private ExitCode run(String job, Schema schema, Path file, OutputStream err) {
    Console console =
        new Console(
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Sluice.run(
        console,
        Stream.concat(
                Stream.of(
                    job, "--quiet", "--rejects=" + directory.resolve("rejects"), "--input=" + file),
                schema.options().stream())
            .toArray(String[]::new));
  }
}
