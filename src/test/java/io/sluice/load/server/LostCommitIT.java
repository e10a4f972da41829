package io.sluice.load.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.ledger.SentinelKeys;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.RecordModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A writer lost its connection while its COMMIT was under way. */
@ExtendWith(Servers.class)
class LostCommitIT {

  private static final RecordModel<?> MODEL = ChatMessageModel.CHAT_MESSAGES;
  private static final String RUN = "run-1";

  @TempDir private Path directory;

  // The next connection finds no entry, waits for the rows of the first one and takes them for
  // duplicates.
  @Test
  void aBatchThatIsCommittedMeanwhileIsNotADuplicateOfItself(Schema schema) throws Exception {
    PipelineOptions options = PipelineOptionsFactory.create();
    FileSystems.setDefaultPipelineOptions(options);
    schema.create();
    new TargetTable(schema.database(), MODEL.table()).createIfMissing();
    LedgerTables.createIfMissing(schema.database());
    InputFiles files =
        InputFiles.find(List.of(Lines.file(directory, Lines.message("1", "a")).toString()));
    CompletableFuture<PipelineResult.State> load;
    try (Connection first = DataSources.connect(schema.database());
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(
          "INSERT INTO chat_messages (id, `from`, type, site_id, data, `timestamp`)"
              + " VALUES ('1', 'ann', 'message', 's', 'a', '1970-01-01 00:00:01')");
      insertEntry(statement, files.files().get(0).bytes(), claim(schema, files));
      load = CompletableFuture.supplyAsync(() -> run(options, schema, files));
      schema.awaitLockWait(load);
      first.commit();
    }

    assertThat(load.get()).isEqualTo(PipelineResult.State.DONE);
    assertThat(schema.messages("chat_messages")).hasSize(1);
  }

  // A connection that had found the batch committed still held a lock on the table.
  @Test
  void theIndexesAreBuiltWhenTheReplyToTheLastCommitWasLost(Schema schema) throws Exception {
    schema.create();
    Path log = Lines.file(directory, Lines.message("1", "a"));
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      // Of the claim of the file, and of its only batch.
      proxy.dropReplyToCommit(2);

      Ended load =
          Program.load(
              Runner.DIRECT,
              proxy.via(schema),
              directory.resolve("rejects"),
              "--input=" + log,
              "--retryFor=20s");

      assertThat(load.status()).as(load.err()).isZero();
      assertThat(load.summary()).contains("read=1 loaded=1 duplicate=0 ");
      assertThat(proxy.repliesDropped()).isEqualTo(2);
    }
    assertThat(schema.query("SHOW KEYS FROM chat_messages WHERE Key_name = 'site_id'")).hasSize(1);
  }

  @Test
  void withoutALedgerTheRejectsAreWrittenOnce(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 2_000);
    Path rejects = directory.resolve("rejects");
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.dropReplyToCommit(1);

      Ended load =
          Program.load(
              Runner.DIRECT, proxy.via(schema), rejects, "--input=" + log.file(), "--ledger=off");

      assertThat(load.status()).as(load.err()).isZero();
      assertThat(proxy.repliesDropped()).isEqualTo(1);
    }
    List<String> rejected = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      rejected.add(new String(Rejects.raw(reject), StandardCharsets.ISO_8859_1));
    }
    assertThat(rejected)
        .containsExactlyInAnyOrderElementsOf(
            log.oracle().bad().stream()
                .map(line -> new String(line, StandardCharsets.ISO_8859_1))
                .toList());
  }

  private String claim(Schema schema, InputFiles files) {
    LoadLedger.Spec spec =
        new LoadLedger.Spec(
            schema.database(),
            MODEL.table(),
            "records=chat onDuplicate=FAIL",
            "settings",
            "earlier",
            FileLocation.of(directory.toString()),
            Duration.ZERO,
            false);
    return LoadLedger.open(spec, files.files(), false).unfinished().get(0).claim();
  }

  /** Without the lock on the file's row, so that the load can claim the file. */
  private static void insertEntry(Statement statement, long bytes, String key) throws SQLException {
    String counters =
        Stream.of(LineCounter.values()).map(LineCounter::metric).collect(joining("`, `"));
    String counts =
        Stream.of(LineCounter.values())
            .map(it -> it == LineCounter.READ || it == LineCounter.LOADED ? "1" : "0")
            .collect(joining(", "));
    statement.execute(
        "INSERT INTO sluice_load_batch (`file`, `start`, `end`, `batch`, `rows`, `last`,"
            + " `fingerprint`, `run`, `%s`, `reasons`, `rejects`, `sentinels`)".formatted(counters)
            + " VALUES ('%s', 0, %d, 0, 1, TRUE, 0, '%s', %s, '', '', '%s')"
                .formatted(key, bytes, RUN, counts, SentinelKeys.of(1, i -> List.of("1"))));
  }

  private PipelineResult.State run(PipelineOptions options, Schema schema, InputFiles files) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(
        LoadFiles.of(files, ParseLines.into(MODEL), schema.database())
            .rejectsTo(directory.toString())
            .named(RUN)
            .onDuplicate(OnDuplicate.FAIL));
    return pipeline.run().waitUntilFinish();
  }
}
