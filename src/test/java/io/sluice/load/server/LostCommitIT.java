package io.sluice.load.server;

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
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.ledger.SentinelKey;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.RecordModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
    LoadLedger.createIfMissing(schema.database());
    InputFiles files =
        InputFiles.find(List.of(Lines.file(directory, Lines.message("1", "a")).toString()));
    LoadLedger ledger = open(schema, files);

    CompletableFuture<PipelineResult.State> load;
    try (Connection first = DataSources.connect(schema.database());
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(
          "INSERT INTO chat_messages (id, `from`, type, site_id, data, `timestamp`)"
              + " VALUES ('1', 'ann', 'message', 's', 'a', '1970-01-01 00:00:01')");
      LineCounts counts =
          new LineCounts(Map.of(LineCounter.READ, 1L, LineCounter.LOADED, 1L), Map.of());
      String key = ledger.keys().get(files.files().get(0).name());
      BatchLedger.insert(
          first,
          new BatchEntry(
              key,
              0,
              files.files().get(0).bytes(),
              0,
              1,
              true,
              0,
              RUN,
              counts,
              "",
              0,
              SentinelKey.of(List.of("1"))));
      load = CompletableFuture.supplyAsync(() -> run(options, schema, files, ledger));
      schema.awaitLockWait(load);
      first.commit();
    }

    assertThat(load.get()).isEqualTo(PipelineResult.State.DONE);
    assertThat(schema.messages("chat_messages")).hasSize(1);
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

  private LoadLedger open(Schema schema, InputFiles files) {
    LoadLedger.Spec spec =
        new LoadLedger.Spec(
            schema.database(), MODEL.table(), "settings", RUN, directory, Duration.ZERO);
    return LoadLedger.open(spec, files.files(), false);
  }

  private PipelineResult.State run(
      PipelineOptions options, Schema schema, InputFiles files, LoadLedger ledger) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(
        LoadFiles.of(files, ParseLines.into(MODEL), schema.database())
            .rejectsTo(directory, RUN)
            .onDuplicate(OnDuplicate.FAIL)
            .ledger(ledger.keys()));
    return pipeline.run().waitUntilFinish();
  }
}
