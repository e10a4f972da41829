package io.sluice.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.ledger.LedgerProof;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.LoadLedger;
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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which rejects of killed runs are deleted, and which never are. */
@ExtendWith(Servers.class)
class LeftBehindRejectsIT {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();
  private static final String OBJECT = "-01234567-0-0-0123456789abcdef.ndjson";
  private static final String CORRECTED = "corrected by hand";
  private static final LineCounts ONE_REJECT =
      new LineCounts(
          Map.of(LineCounter.READ, 1L, LineCounter.REJECTED, 1L), Map.of(Reason.NOT_AN_OBJECT, 1L));
  private static final LineCounts TWO_REJECTS = ONE_REJECT.plus(ONE_REJECT);

  @TempDir private Path directory;

  private Schema schema;
  private InputFile one;
  private InputFile other;

  @BeforeEach
  void createTables(Schema schema) throws Exception {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    this.schema = schema.create();
    LedgerTables.createIfMissing(schema.database());
    one = file("[]");
    other = file("[1]");
  }

  @Test
  void theRejectsOfAFinishedLoadStayWhereAKilledRunHadBegunIt() throws Exception {
    LoadLedger killed = open("run-1", one, other);
    Path rejects = rejects("run-1");
    Path lost = rejects("run-1", "1111111111111111");
    commit(killed, "run-1", one, rejects);
    open("run-2", one);
    finish("run-2", LineCounts.NONE, one);
    LoadLedger last = open("run-3", one, other);
    assertThat(rejects).hasContent("0123456789");
    assertThat(lost).doesNotExist();
    commit(last, "run-3", other, null);
    assertThat(finish("run-3", ONE_REJECT, one, other)).isEqualTo(TWO_REJECTS);
    Files.writeString(rejects, CORRECTED);

    assertThat(open("run-4", one, other).unfinished()).isEmpty();

    assertThat(rejects).hasContent(CORRECTED);
  }

  @Test
  void theRejectsOfAFinishedLoadStayWhereTheReplyToItsClaimWasLost() throws Exception {
    Path rejects = rejects("run-1");
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.dropReplyToCommit(1);
      LoadLedger ledger = open(proxy.via(schema.database()), "run-1", one);
      assertThat(proxy.repliesDropped()).isEqualTo(1);
      commit(ledger, ledger.run(), one, rejects);
      finish(ledger.run(), ONE_REJECT, one);
    }
    Files.writeString(rejects, CORRECTED);

    assertThat(open("run-2", one).unfinished()).isEmpty();
    assertThat(open("run-3", one, other).unfinished()).hasSize(1);

    assertThat(rejects).hasContent(CORRECTED);
  }

  @Test
  void whatASupersededRunHasWrittenAfterItsSuccessorBeganIsTakenBackAtTheEnd() throws Exception {
    open("run-1", one);
    LoadLedger successor = open("run-2", one);
    Path late = rejects("run-1");
    commit(successor, "run-2", one, null);

    finish("run-2", ONE_REJECT, one);

    assertThat(late).doesNotExist();
  }

  @Test
  void aRunThatGoesOnWithOtherFilesIsLeftAlone() throws Exception {
    open("run-1", one, other);
    LoadLedger successor = open("run-2", one);
    Path rejects = rejects("run-1");
    commit(successor, "run-2", one, null);

    finish("run-2", ONE_REJECT, one);
    assertThat(rejects).hasContent("0123456789");

    open("run-3", one, other);
    assertThat(rejects).doesNotExist();
  }

  @Test
  void moreKilledRunsThanTheLedgerHoldsAreNoHindrance() throws Exception {
    List<String> runs =
        IntStream.range(0, 1008).mapToObj(i -> "x".repeat(60) + (1000 + i)).toList();
    open("z".repeat(64), one);
    schema.execute(
        "UPDATE sluice_load_file SET left_behind = '%s'".formatted(String.join(",", runs)));

    LoadLedger ledger = open("y".repeat(64), one);

    commit(ledger, "y".repeat(64), one, null);
    assertThat(finish("y".repeat(64), ONE_REJECT, one)).isEqualTo(ONE_REJECT);
  }

  private LoadLedger open(String run, InputFile... files) {
    return open(schema.database(), run, files);
  }

  private LoadLedger open(Database database, String run, InputFile... files) {
    return LoadLedger.open(spec(database, run), List.of(files), false);
  }

  private LineCounts finish(String run, LineCounts counted, InputFile... files) {
    return LedgerProof.of(spec(schema.database(), run), List.of(files), counted, true).lines();
  }

  private LoadLedger.Spec spec(Database database, String run) {
    return new LoadLedger.Spec(
        database,
        TABLE,
        "settings",
        "settings",
        run,
        FileLocation.of(directory.toString()),
        Duration.ofMinutes(1),
        false);
  }

  private void commit(LoadLedger ledger, String run, InputFile file, Path rejects)
      throws Exception {
    String key = claim(ledger, file);
    String name = rejects == null ? "" : rejects.getFileName().toString();
    try (Connection connection = DataSources.connect(schema.database())) {
      BatchLedger.insert(
          connection,
          new BatchEntry(key, 0, file.bytes(), 0, 0, true, 0, run, ONE_REJECT, name, null));
    }
  }

  private InputFile file(String line) throws Exception {
    return InputFiles.find(List.of(Lines.file(directory, line).toString())).files().get(0);
  }

  @Test
  void aNameInTheLedgerThatLeadsElsewhereIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path victim = Files.writeString(elsewhere.resolve("run-1" + OBJECT), "0123456789");
    LoadLedger killed = open("run-1", one);
    commit(killed, "run-1", one, victim);
    schema.execute("UPDATE sluice_load_batch SET rejects = '%s'".formatted(victim));

    open("run-2", one);
    finish("run-2", LineCounts.NONE, one);

    assertThat(victim).hasContent("0123456789");
  }

  /** An object of rejects. */
  private Path rejects(String run) throws Exception {
    return Files.writeString(directory.resolve(run + OBJECT), "0123456789");
  }

  private Path rejects(String run, String digest) throws Exception {
    return Files.writeString(
        directory.resolve(run + OBJECT.replaceFirst("[0-9a-f]{16}", digest)), "0123456789");
  }

  private static String claim(LoadLedger ledger, InputFile file) {
    return ledger.unfinished().stream()
        .filter(claimed -> claimed.name().equals(file.name()))
        .findFirst()
        .orElseThrow()
        .claim();
  }
}
