package io.sluice.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Lines;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.ledger.LedgerProof;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.ledger.SentinelKeys;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.reject.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger proves when a run ends, and takes back. */
@ExtendWith(Servers.class)
class LedgerProofIT {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();
  private static final LineCounts COUNTS =
      new LineCounts(
          Map.of(LineCounter.READ, 2L, LineCounter.LOADED, 1L, LineCounter.REJECTED, 1L),
          Map.of(Reason.NOT_AN_OBJECT, 1L));

  @TempDir private Path directory;

  private Schema schema;
  private InputFile file;

  @BeforeEach
  void createTables(Schema schema) throws Exception {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    this.schema = schema.create();
    new TargetTable(schema.database(), TABLE).createIfMissing();
    LedgerTables.createIfMissing(schema.database());
    String log = Lines.file(directory, Lines.message("m1", "a"), "[]").toString();
    file = InputFiles.find(List.of(log)).files().get(0);
    schema.execute(
        "INSERT INTO chat_messages (id, `from`, site_id, `timestamp`)"
            + " VALUES ('m1', 'ann', 's', '2016-09-17 11:04:16')");
  }

  @Test
  void aRunEndsOnlyWhereItsRowsAreStillThere() throws Exception {
    LoadLedger ledger = open("run-1", directory);
    commit(ledger, "run-1", "");
    schema.execute("DELETE FROM chat_messages");

    assertThatThrownBy(() -> finish("run-1", directory, List.of(file), COUNTS))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("has lost rows");
    assertThat(schema.value("SELECT finished FROM sluice_load_file")).isNull();
  }

  // Flink starts the workers again under the same run's name, and they reject the same lines.
  @Test
  void whatTheFirstWorkersOfTheRunHaveNotCommittedIsTakenBackAtItsEnd() throws Exception {
    Path committed = rejects("run-1-01234567-0-0-0123456789abcdef.ndjson");
    Path lost = rejects("run-1-01234567-0-0-1111111111111111.ndjson");
    Path other = rejects("run-2-01234567-0-0-0123456789abcdef.ndjson");
    LoadLedger ledger = open("run-1", directory);
    commit(ledger, "run-1", committed.getFileName().toString());

    assertThat(finish("run-1", directory, List.of(file), COUNTS)).isEqualTo(COUNTS);

    assertThat(committed).hasContent("0123456789");
    assertThat(lost).doesNotExist();
    assertThat(other).hasContent("0123456789");
    assertThat(schema.value("SELECT finished FROM sluice_load_file")).isNotNull();
  }

  /** More batches than are read at a time, of several files. */
  @Test
  void ofManyFilesEveryBatchIsRead() throws Exception {
    int lines = 400;
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path log = Files.writeString(directory.resolve("many-" + i), "[]\n".repeat(lines));
      files.addAll(InputFiles.find(List.of(log.toString())).files());
    }
    LoadLedger ledger = open("run-1", directory, files);
    LineCounts one =
        new LineCounts(
            Map.of(LineCounter.READ, 1L, LineCounter.REJECTED, 1L),
            Map.of(Reason.NOT_AN_OBJECT, 1L));
    try (Connection connection = DataSources.connect(schema.database())) {
      connection.setAutoCommit(false);
      for (InputFile some : files) {
        String key = claim(ledger, some);
        for (long at = 0; at < some.bytes(); at += 3) {
          BatchLedger.insert(
              connection, new BatchEntry(key, at, at + 3, 0, 0, true, 0, "run-1", one, "", null));
        }
      }
      connection.commit();
    }

    LoadLedger next = open("run-2", directory, files);

    assertThat(next.linesBefore()).isEqualTo(3 * lines);
    assertThat(next.unfinished()).allMatch(it -> it.done().bytes() == it.bytes());
    assertThat(finish("run-2", directory, files, LineCounts.NONE).of(LineCounter.REJECTED))
        .isEqualTo(3 * lines);
    assertThat(open("run-3", directory, files).unfinished()).isEmpty();
  }

  @Test
  void theDirectoryOfTheRejectsIsTheSameHoweverItIsNamed() {
    open("run-1", directory.resolve("x/../rejects"));
    assertThat(open("run-2", directory.resolve("rejects")).unfinished()).hasSize(1);
    assertThatThrownBy(() -> open("run-3", directory))
        .hasMessageContaining("writes its rejects into " + directory.resolve("rejects"));
  }

  private LoadLedger open(String run, Path rejects) {
    return open(run, rejects, List.of(file));
  }

  private LoadLedger open(String run, Path rejects, List<InputFile> files) {
    return LoadLedger.open(spec(run, rejects), files, false);
  }

  private LineCounts finish(String run, Path rejects, List<InputFile> files, LineCounts counted) {
    return LedgerProof.of(spec(run, rejects), files, counted, true).lines();
  }

  private LoadLedger.Spec spec(String run, Path rejects) {
    return new LoadLedger.Spec(
        schema.database(),
        TABLE,
        "settings",
        "settings",
        run,
        FileLocation.of(rejects.toString()),
        Duration.ZERO,
        false);
  }

  private void commit(LoadLedger ledger, String run, String rejects) throws Exception {
    String key = claim(ledger, file);
    String sentinel = SentinelKeys.of(1, i -> List.of("m1"));
    try (Connection connection = DataSources.connect(schema.database())) {
      BatchLedger.insert(
          connection,
          new BatchEntry(key, 0, file.bytes(), 0, 1, true, 0, run, COUNTS, rejects, sentinel));
    }
  }

  private Path rejects(String name) throws Exception {
    return Files.writeString(directory.resolve(name), "0123456789");
  }

  private static String claim(LoadLedger ledger, InputFile file) {
    return ledger.unfinished().stream()
        .filter(claimed -> claimed.name().equals(file.name()))
        .findFirst()
        .orElseThrow()
        .claim();
  }
}
