package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads 40,262 real chat messages with the program as it is shipped, in JVMs of two time zones. The
 * archive is not part of the repository; without it the test is skipped.
 */
@ExtendWith(Servers.class)
class GitterIT {

  private static final Path ARCHIVE = Path.of("..", "shared", "data", "gitter.ndjson.gz");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "DIRECT, America/New_York, blocks",
    "FLINK, UTC, textio",
  })
  void everyMessageIsInTheTableOrInTheRejects(
      Runner runner, String zone, String reader, Schema schema) throws Exception {
    assumeThat(ARCHIVE).exists();
    Path file = directory.resolve("gitter.ndjson");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(ARCHIVE))) {
      Files.copy(in, file);
    }
    Path rejects = directory.resolve("rejects");

    Ended load =
        Program.fork(
            List.of("-Duser.timezone=" + zone),
            "load",
            runner.options(),
            schema.options(),
            "--quiet",
            "--reader=" + reader,
            "--input=" + file,
            "--rejects=" + rejects);

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=40262 loaded=38002 duplicate=350 conflict=0 filtered=0"
                + " rejected=1910 blank=0");
    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(file).rows());
    assertThat(Rejects.in(rejects))
        .hasSize(1910)
        .allMatch(reject -> reject.get("reason").asText().equals("TOO_LONG"));
  }
}
