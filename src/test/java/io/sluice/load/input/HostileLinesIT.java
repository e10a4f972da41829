package io.sluice.load.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.hostile.BadLine;
import io.sluice.testing.hostile.HostileLog;
import io.sluice.testing.hostile.HostileLog.Place;
import io.sluice.testing.server.Globals;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.reject.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads a log in which thousands of bad lines of every kind stand between a hundred thousand good
 * ones, many of which only look bad.
 */
@ExtendWith(Servers.class)
class HostileLinesIT {

  private static final int GOOD_LINES = 100_000;

  /** What is kept of a line that is too long. */
  private static final int HEAD_BYTES = 1024;

  @TempDir private Path directory;

  /** The writer {@code bulk} has two statements; which one it takes is up to the server. */
  @ParameterizedTest
  @CsvSource({"DIRECT, bulk, ON", "FLINK, bulk, OFF", "DIRECT, jdbcio, OFF"})
  void goodLinesAreLoadedAndBadOnesAreRejectedForTheirReason(
      Runner runner, String writer, String localInfile, Schema schema) throws Exception {
    Globals globals = Globals.of(schema);
    schema.onServer("SET GLOBAL local_infile = " + localInfile);
    try {
      load(runner, writer, schema);
    } finally {
      globals.restore();
    }
  }

  private void load(Runner runner, String writer, Schema schema) throws Exception {
    HostileLog log = HostileLog.write(directory, GOOD_LINES);
    Path rejects = directory.resolve("rejects");

    Ended load =
        Program.load(
            runner,
            schema,
            rejects,
            "--writer=" + writer,
            "--input=" + directory.resolve("hostile *.ndjson"),
            "--maxLineBytes=" + HostileLog.MAX_LINE_BYTES);

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).isEqualTo(log.summary()).contains(" loaded=" + GOOD_LINES + " ");
    assertThatTheTableHolds(log.rows(), schema);
    assertThatTheRejectsAre(log.bad(), rejects);
    // Nothing that a line holds gets to the terminal.
    assertThat(load.out() + load.err()).doesNotContain("\u001b", "forged", "jndi", "bad\"");
  }

  private static void assertThatTheTableHolds(Map<String, List<String>> expected, Schema schema)
      throws Exception {
    List<List<String>> rows = schema.messages("chat_messages");
    for (List<String> row : rows) {
      assertThat(row).isEqualTo(expected.get(row.get(0)));
    }
    assertThat(rows.stream().map(row -> row.get(0)).distinct()).hasSize(expected.size());
  }

  private static void assertThatTheRejectsAre(Map<Place, BadLine> expected, Path rejects)
      throws Exception {
    Map<Place, BadLine> missing = new HashMap<>(expected);
    for (JsonNode reject : Rejects.in(rejects)) {
      Place place = new Place(Path.of(reject.get("file").asText()), reject.get("offset").asLong());
      BadLine bad = missing.remove(place);
      assertThat(bad).as(reject.toString()).isNotNull();
      assertThat(reject.get("reason").asText()).as("%s", bad).isEqualTo(bad.reason().name());
      assertThat(reject.get("length").asInt()).as("%s", bad).isEqualTo(bad.bytes().length);
      assertThat(Rejects.raw(reject)).as("%s", bad).isEqualTo(whatIsKept(bad));
    }
    assertThat(missing).isEmpty();
  }

  private static byte[] whatIsKept(BadLine bad) {
    return bad.reason() == Reason.LINE_TOO_LONG
        ? Arrays.copyOf(bad.bytes(), HEAD_BYTES)
        : bad.bytes();
  }
}
