package io.sluice.load;

import static io.sluice.transforms.chat.ChatMessageModel.CHAT_MESSAGES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.load.input.CompressedFiles;
import io.sluice.pipeline.Counters;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.jdbcio.WriteRows;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.ReadLines;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.WriteRejects;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * TextIO, ParDo and JdbcIO.write as the guide shows them: what this shape does, and what the guide
 * says that it cannot keep.
 */
@ExtendWith(Servers.class)
@OnOneServer
class PlainBeamIT {

  private static final String GOOD = Lines.message("1", "a");
  private static final String OTHER = Lines.message("2", "caf\u00e9 \ud83d\ude00");
  private static final String STATUS = Lines.of("3", "status", "s", 1, "away");

  @TempDir private Path directory;
  private Path rejects;

  @BeforeEach
  void inADirectory() {
    rejects = directory.resolve("rejects");
  }

  @OnEachRunner
  void messagesAreRowsAndBadLinesAreRejects(Runner runner, Schema schema) throws Exception {
    Path log = Lines.file(directory, GOOD, "no JSON", OTHER, "", STATUS, GOOD, "{\"id\":1}");
    Path more = Lines.file(directory, OTHER, Lines.message("4", "x".repeat(256)));
    TestPipeline pipeline = pipeline(runner);

    Parsed parsed = plain(pipeline, schema.database(), log, more);
    PAssert.that(parsed.all().get(parsed.parse().records()))
        .containsInAnyOrder(
            message("1", "a"),
            message("1", "a"),
            message("2", "caf\u00e9 \ud83d\ude00"),
            message("2", "caf\u00e9 \ud83d\ude00"));
    PAssert.that(parsed.all().get(parsed.parse().rejects()))
        .satisfies(
            found -> {
              assertThat(found)
                  .extracting(Reject::reason)
                  .containsExactlyInAnyOrder(
                      Reason.JSON_SYNTAX, Reason.FIELD_TYPE, Reason.TOO_LONG);
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(schema.query("SELECT id, data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("1", "a"), List.of("2", "caf\u00e9 \ud83d\ude00"));
    assertThat(Rejects.in(rejects).stream().map(PlainBeamIT::raw))
        .containsExactlyInAnyOrder("no JSON", "{\"id\":1}", Lines.message("4", "x".repeat(256)));
    assertThat(Counters.of(result, LineCounter.NAMESPACE))
        .containsAllEntriesOf(Map.of("read", 9L, "filtered", 1L, "rejected", 3L, "blank", 1L));
  }

  /** No record of progress exists: all lines are read, and the bad ones rejected, again. */
  @OnEachRunner
  void aSecondRunKeepsTheTableAndRejectsAgain(Runner runner, Schema schema) throws Exception {
    Path log = Lines.file(directory, GOOD, "no JSON", OTHER);
    run(runner, schema.database(), log);
    List<List<String>> table = schema.messages("chat_messages");

    run(runner, schema.database(), log);

    assertThat(schema.messages("chat_messages")).isEqualTo(table).hasSize(2);
    assertThat(Rejects.in(rejects)).hasSize(2);
  }

  @OnEachRunner
  void aConflictIsNotReported(Runner runner, Schema schema) throws Exception {
    run(runner, schema.database(), Lines.file(directory, GOOD));

    run(runner, schema.database(), Lines.file(directory, Lines.message("1", "other contents")));

    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("a");
    assertThat(Rejects.in(rejects)).isEmpty();
  }

  @OnEachRunner
  void theBytesAndThePositionOfABadLineAreLost(Runner runner, Schema schema) throws Exception {
    Path log = directory.resolve("latin1.ndjson");
    Files.writeString(log, GOOD + "\n" + Lines.message("2", "caf\u00e9") + "\n", ISO_8859_1);

    run(runner, schema.database(), log);

    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("1");
    JsonNode reject = Rejects.in(rejects).get(0);
    assertThat(reject.get("reason").asText()).isEqualTo("ENCODING");
    assertThat(raw(reject)).isEqualTo(Lines.message("2", "caf\ufffd"));
    assertThat(reject.get("file").isNull()).isTrue();
    assertThat(reject.get("offset").isNull()).isTrue();
  }

  @OnEachRunner
  void aRowThatTheDatabaseRefusesEndsTheRun(Runner runner, Schema schema) throws Exception {
    new TargetTable(schema.database(), CHAT_MESSAGES.table()).createIfMissing();
    schema.execute(
        "CREATE TRIGGER refusal BEFORE INSERT ON chat_messages FOR EACH ROW IF NEW.id = '2' THEN"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF");
    Path log = Lines.file(directory, GOOD, OTHER);

    assertThatThrownBy(() -> run(runner, schema.database(), log))
        .hasStackTraceContaining("not this one");

    assertThat(schema.query("SELECT id FROM chat_messages")).doesNotContain(List.of("2"));
    assertThat(Rejects.in(rejects)).isEmpty();
  }

  @OnEachRunner
  void aLostConnectionEndsTheRun(Runner runner, Schema schema) throws Exception {
    Path log = Lines.file(directory, GOOD, OTHER);
    AtomicBoolean lost = new AtomicBoolean();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.cutBefore(
          // Not the probe of privileges, which inserts nothing.
          sent -> sent.get(sent.size() - 1).contains("'ann'") && lost.compareAndSet(false, true),
          () -> {});

      assertThatThrownBy(() -> run(runner, proxy.via(schema.database()), log))
          .satisfies(
              e ->
                  assertThat(stackTrace(e))
                      .containsAnyOf(
                          "Communications link failure",
                          // JdbcIO tries the batch again, on the lost connection.
                          "No operations allowed after statement closed"));
    }
    assertThat(lost).isTrue();

    run(runner, schema.database(), log);
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("2");
  }

  @OnEachRunner
  void aDamagedGzipEndsTheRunAndIsNotNamed(Runner runner, Schema schema) throws Exception {
    Path whole = directory.resolve("whole.gz");
    CompressedFiles.writeGzip(whole, (GOOD + "\n").repeat(10_000));
    Path cut = directory.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 300));

    assertThatThrownBy(() -> run(runner, schema.database(), cut))
        .hasStackTraceContaining("EOFException")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("cut.gz"));
  }

  /** The pipeline of the guide, and its output. */
  private record Parsed(ParseLines<ChatMessage> parse, PCollectionTuple all) {}

  private void run(Runner runner, Database database, Path... logs) {
    TestPipeline pipeline = pipeline(runner);
    plain(pipeline, database, logs);
    pipeline.run().waitUntilFinish();
  }

  private Parsed plain(Pipeline pipeline, Database database, Path... logs) {
    String rejects = this.rejects.toString();
    List<String> inputs = List.of(logs).stream().map(Path::toString).toList();
    String run = "run";

    // The guide shows these lines.
    ColumnLimits limits = new TargetTable(database, CHAT_MESSAGES.table()).createIfMissing();
    ParseLines<ChatMessage> parse =
        ParseLines.into(CHAT_MESSAGES)
            .limits(limits)
            .where(RecordFilter.of("messages", message -> message.type().equals("message")));

    PCollectionTuple parsed =
        pipeline
            .apply("Read lines", ReadLines.from(inputs)) // TextIO
            .apply("Parse lines", parse); // ParDo
    parsed.get(parse.rejects()).apply("Write rejects", WriteRejects.to(rejects, run));
    parsed
        .get(parse.records())
        .apply("Write rows", WriteRows.of(CHAT_MESSAGES, database)); // JdbcIO.write
    // To here.

    return new Parsed(parse, parsed);
  }

  private static TestPipeline pipeline(Runner runner) {
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(runner.options().toArray(String[]::new)).create();
    FileSystems.setDefaultPipelineOptions(options);
    return TestPipeline.fromOptions(options).enableAbandonedNodeEnforcement(true);
  }

  private static ChatMessage message(String id, String text) {
    return new ChatMessage(id, "ann", "message", "s", text, 1);
  }

  private static String raw(JsonNode reject) {
    try {
      return new String(Rejects.raw(reject), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
