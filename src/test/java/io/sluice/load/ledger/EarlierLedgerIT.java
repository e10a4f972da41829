package io.sluice.load.ledger;

import static io.sluice.load.ledger.EarlierLedger.BATCHES;
import static io.sluice.load.ledger.EarlierLedger.FILES;
import static io.sluice.load.ledger.EarlierLedger.INDEXES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Finishes loads that the first edition's loaders had started when they were killed. A changed
 * layout of the ledger must not lose what an older program has recorded.
 */
@ExtendWith(Servers.class)
class EarlierLedgerIT {

  private EarlierLedger earlier;

  @BeforeEach
  void inADirectory(@TempDir Path directory) {
    earlier = new EarlierLedger(directory.toAbsolutePath());
  }

  @OnEachRunner
  void theSameCommandFinishesThem(Runner runner, Schema schema) throws Exception {
    earlier.restore(schema);
    long before = Long.parseLong(schema.value("SELECT SUM(`read`) FROM " + BATCHES));
    List<List<String>> finished = finishedFiles(schema, FILES);
    List<List<String>> batches = batchesOfFinishedFiles(schema, FILES, BATCHES);
    Path rejectsOfFinished = rejectsOfFinishedFiles(schema);
    byte[] rejects = Files.readAllBytes(rejectsOfFinished);
    assertThat(indexes(schema)).isEmpty();
    assertThat(finished).hasSize(2);

    Ended load = load(runner, schema);

    Path all = earlier.allLines();
    ChatLogFile log = new ChatLogFile(all, Oracle.of(all));
    log.assertLoaded(load, schema, earlier.rejects());
    assertThat(readBefore()).isEqualTo(before);
    // Moved as they were, and not read again.
    assertThat(finishedFiles(schema, "sluice_load_file")).containsAll(finished);
    assertThat(batchesOfFinishedFiles(schema, "sluice_load_file", "sluice_load_batch"))
        .containsAll(batches);
    assertThat(schema.query("SELECT DISTINCT run FROM " + FILES))
        .containsExactly(List.of("moved to sluice_load_file"));
    assertThat(schema.value("SELECT COUNT(*) FROM " + INDEXES)).isEqualTo("0");
    assertThat(rejectsOfFinished).hasBinaryContent(rejects);
    assertThat(Rejects.in(earlier.rejects()).stream().map(EarlierLedgerIT::position))
        .doesNotHaveDuplicates();
    assertThat(indexes(schema)).containsExactly("site_id", "timestamp");
  }

  /** Its workers had written the rejects of several inputs into one file. */
  @OnEachRunner
  void theyCanBeFinishedInParts(Runner runner, Schema schema) throws Exception {
    earlier.restore(schema);
    Ended part = load(runner, schema, earlier.logs() + "/e.ndjson");
    assertThat(part.status()).as(part.err()).isZero();

    Ended load = load(runner, schema);

    Path all = earlier.allLines();
    new ChatLogFile(all, Oracle.of(all)).assertLoaded(load, schema, earlier.rejects());
    assertThat(Rejects.in(earlier.rejects()).stream().map(EarlierLedgerIT::position))
        .doesNotHaveDuplicates();
  }

  @OnEachRunner
  void onceFinishedTheyStayFinished(Runner runner, Schema schema) throws Exception {
    earlier.restore(schema);
    Ended first = load(runner, schema);
    List<JsonNode> rejects = Rejects.in(earlier.rejects());

    Ended again = load(runner, schema);

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.summary()).isEqualTo(first.summary());
    assertThat(again.err()).contains("everything had been loaded before");
    assertThat(Rejects.in(earlier.rejects())).containsExactlyInAnyOrderElementsOf(rejects);
  }

  private Ended load(Runner runner, Schema schema) {
    return load(runner, schema, earlier.logs() + "/*");
  }

  private Ended load(Runner runner, Schema schema, String input) {
    return Program.load(
        runner,
        schema,
        earlier.rejects(),
        "--input=" + input,
        "--indexes=later",
        "--summary=" + summary());
  }

  private Path summary() {
    return earlier.directory().resolve("summary.json");
  }

  private long readBefore() throws Exception {
    return new ObjectMapper().readTree(summary().toFile()).get("read_before").asLong();
  }

  private Path rejectsOfFinishedFiles(Schema schema) throws SQLException {
    String name =
        schema.value(
            "SELECT DISTINCT b.rejects FROM %s b JOIN %s f USING (`file`) WHERE finished IS NOT NULL"
                .formatted(BATCHES, FILES));
    return earlier.rejects().resolve(name);
  }

  private static String position(JsonNode reject) {
    return reject.get("file").asText() + " at " + reject.get("offset");
  }

  private static List<List<String>> finishedFiles(Schema schema, String files) throws SQLException {
    return schema.query(
        "SELECT path, size, modified, head, run, rejects, started, finished FROM %s"
                .formatted(files)
            + " WHERE finished IS NOT NULL");
  }

  private static List<List<String>> batchesOfFinishedFiles(
      Schema schema, String files, String batches) throws SQLException {
    return schema.query(
        "SELECT path, start, end, batch, `rows`, `last`, fingerprint, b.run, `read`, loaded,"
            + " duplicate, conflict, filtered, rejected, blank, reasons, b.rejects,"
            + " DATE_FORMAT(committed, '%Y-%m-%d %H:%i:%s') FROM "
            + batches
            + " b JOIN "
            + files
            + " f USING (`file`) WHERE finished IS NOT NULL");
  }

  private static List<String> indexes(Schema schema) throws SQLException {
    return schema
        .query(
            "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema ="
                + " DATABASE() AND table_name = 'chat_messages' AND index_name <> 'PRIMARY'"
                + " ORDER BY index_name")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }
}
