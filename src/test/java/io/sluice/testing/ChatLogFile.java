package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up log with bad lines and duplicates, and what a load of it must come to.
 *
 * @param file the log
 * @param oracle what its lines are
 */
public record ChatLogFile(Path file, Oracle oracle) {

  /** Makes a log of about 220 bytes a line. */
  public static ChatLogFile generate(Path directory, int rows) throws IOException {
    Path file = directory.resolve("chat.ndjson");
    Ended ended =
        Program.run(
            "generate",
            "--rows=" + rows,
            "--out=" + file,
            "--bad=0.01",
            "--duplicates=0.05",
            "--quiet");
    assertThat(ended.status()).isZero();
    return new ChatLogFile(file, Oracle.of(file));
  }

  /**
   * Checks that a load, or a replay of all lines, has come to its end with every line accounted
   * for: the counts, the table cell by cell, and each rejected line once.
   */
  public void assertLoaded(Ended load, Schema schema, Path rejects)
      throws IOException, SQLException {
    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).endsWith(": " + oracle.counts());
    assertStored(schema, rejects);
  }

  /**
   * Waits until a load that nobody else waits for is finished, and checks the same by its ledger,
   * and that the table has its secondary indexes.
   */
  public void awaitLoaded(Schema schema, Path rejects)
      throws IOException, SQLException, InterruptedException {
    LoadProgress.awaitFinished(schema);
    assertThat(LoadProgress.counts(schema)).isEqualTo(oracle.counts());
    assertThat(
            schema.query(
                "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema ="
                    + " DATABASE() AND table_name = 'chat_messages' ORDER BY index_name"))
        .hasSizeGreaterThan(1);
    assertStored(schema, rejects);
  }

  private void assertStored(Schema schema, Path rejects) throws IOException, SQLException {
    assertThat(schema.messages("chat_messages")).isEqualTo(oracle.rows());
    List<String> rejected = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      rejected.add(text(Rejects.raw(reject)));
    }
    assertThat(rejected)
        .containsExactlyInAnyOrderElementsOf(oracle.bad().stream().map(ChatLogFile::text).toList());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
