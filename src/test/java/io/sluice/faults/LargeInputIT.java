package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * However large an input is, the loader's memory is not; and where it is too small, that is said.
 */
@OnOneServer
@ExtendWith(Servers.class)
class LargeInputIT {

  private static final long MEGABYTE = 1 << 20;
  private static final long HUGE = Thoroughness.of(200, 1024) * MEGABYTE;
  private static final String SMALL_HEAP = "-Xmx128m";
  private static final List<List<String>> GOOD =
      List.of(
          List.of("1", "ann", "message", "s", "a", "1"),
          List.of("2", "ann", "message", "s", "b", "1"));

  @TempDir private Path directory;

  @OnOneRunner
  void aHugeLineIsRejectedAndTheOthersAreLoaded(Runner runner, Schema schema) throws Exception {
    Path file = directory.resolve("huge.ndjson");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, 'x');
    }

    assertRejected(runner, schema, file);
  }

  @OnOneRunner
  void hugeZerosInAGzipAreRejectedAndTheOthersAreLoaded(Runner runner, Schema schema)
      throws Exception {
    Path file = directory.resolve("zeros.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      write(out, '0');
    }

    assertRejected(runner, schema, file);
  }

  @OnEachRunner
  void aHeapThatIsTooSmallEndsTheProgram(Runner runner, Schema schema) throws Exception {
    Path file = directory.resolve("huge.ndjson");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, 'x');
    }
    Path memoryIsOut = directory.resolve("out");
    List<String> jvm =
        List.of(SMALL_HEAP, "-XX:OnOutOfMemoryError=touch " + memoryIsOut.toAbsolutePath());

    Ended load = load(jvm, runner, schema, file, "--maxLineBytes=268435456");

    assertThat(load.status()).isNotZero();
    assertThat(Duration.between(Files.getLastModifiedTime(memoryIsOut).toInstant(), Instant.now()))
        .isLessThan(Duration.ofSeconds(30));
  }

  private void assertRejected(Runner runner, Schema schema, Path file) throws Exception {
    Ended load = load(List.of(SMALL_HEAP), runner, schema, file);

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).contains("read=3 loaded=2 ").contains(" rejected=1 ");
    assertThat(schema.messages("chat_messages")).isEqualTo(GOOD);
    List<JsonNode> rejects = Rejects.in(directory.resolve("rejects"));
    assertThat(rejects).hasSize(1);
    JsonNode reject = rejects.get(0);
    assertThat(reject.get("reason").asText()).isEqualTo("LINE_TOO_LONG");
    assertThat(reject.get("length").asLong()).isEqualTo(HUGE);
  }

  private Ended load(List<String> jvm, Runner runner, Schema schema, Path file, String... options)
      throws IOException, InterruptedException {
    return Program.fork(
        jvm,
        "load",
        runner.options(),
        schema.options(),
        "--input=" + file,
        "--rejects=" + directory.resolve("rejects"),
        "--quiet",
        List.of(options));
  }

  /** Writes a good line, a huge one of one byte again and again, and another good one. */
  private static void write(OutputStream out, int filling) throws IOException {
    out.write((Lines.message("1", "a") + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] chunk = new byte[(int) MEGABYTE];
    Arrays.fill(chunk, (byte) filling);
    for (long written = 0; written < HUGE; written += chunk.length) {
      out.write(chunk);
    }
    out.write(("\n" + Lines.message("2", "b")).getBytes(StandardCharsets.UTF_8));
  }
}
