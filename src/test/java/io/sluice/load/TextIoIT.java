package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Repository;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The plain Beam reader loads the same table; it sees texts, not bytes, and no positions. */
@ExtendWith(Servers.class)
class TextIoIT {

  private static final Path SAMPLE = Path.of("src", "sample", "chat.ndjson");
  private static final String TEXTIO_JDBCIO =
      "@" + Repository.file("run-configs/textio-jdbcio.args");

  @TempDir private Path directory;

  @OnEachRunner
  void theTableAndTheCountsAreTheSame(Runner runner, Schema schema) throws Exception {
    Oracle oracle = Oracle.of(SAMPLE);
    Path rejects = directory.resolve("rejects");

    Ended load = Program.load(runner, schema, rejects, TEXTIO_JDBCIO, "--input=" + SAMPLE);

    assertThat(load.summary()).isEqualTo(oracle.summary());
    assertThat(schema.messages("chat_messages")).isEqualTo(oracle.rows());
    assertThat(Rejects.in(rejects).stream().map(reject -> reject.get("raw").asText()))
        .containsExactlyInAnyOrderElementsOf(
            oracle.bad().stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList());
    assertThat(Rejects.in(rejects)).allMatch(reject -> reject.get("offset").isNull());
  }
}
