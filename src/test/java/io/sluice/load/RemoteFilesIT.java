package io.sluice.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.memory.MemoryFaults;
import io.sluice.testing.memory.MemoryFaults.Step;
import io.sluice.testing.memory.MemoryFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All files of a load on a file system of Beam: inputs, rejects, summary and run-config. */
@OnOneServer
@ExtendWith(Servers.class)
class RemoteFilesIT {

  private static final int ROWS = 5_000;

  @TempDir private Path directory;

  private final String root = MemoryFiles.newRoot();
  private final String rejects = root + "/rejects";

  @OnEachRunner
  void aLoadReadsAndWritesOnlyThere(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    String runConfig =
        MemoryFiles.write(
            root + "/load.args",
            "# all of it\n--input=%s/in/*\n--summary=%s/summary.json\n".formatted(root, root));

    Ended load = load(runner, schema, "@" + runConfig);

    assertLoaded(log, load, schema);
    assertThat(MemoryFiles.text(root + "/summary.json")).contains("\"read\" : " + lines(log));
    assertObjectsAreThoseOfTheLedger(schema);
  }

  @OnEachRunner
  void compressedLinesAreReadFromThere(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    MemoryFiles.write(root + "/in/chat.ndjson.gz", gzip(Files.readAllBytes(log.file())));

    assertLoaded(log, load(runner, schema, input()), schema);
  }

  @OnEachRunner
  void correctedRejectsAreReplayedFromThere(Runner runner, Schema schema) throws Exception {
    upload(Lines.file(directory, "{1}", Lines.message("1", "good"), "{2}"));
    load(runner, schema, input());
    for (String object : MemoryFiles.names(rejects)) {
      String corrected = Lines.message("2", "corrected").replace("\"", "\\\"");
      MemoryFiles.write(object, MemoryFiles.text(object).replace("{1}", corrected));
    }

    Ended replay =
        Program.run(
            "replay", runner.options(), schema.options(), "--quiet", "--rejects=" + rejects);

    assertThat(replay.status()).as(replay.err()).isZero();
    assertThat(replay.summary()).contains("read=2 loaded=1 ").contains(" rejected=1 ");
    assertThat(schema.query("SELECT id, data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("1", "good"), List.of("2", "corrected"));
    assertThat(Rejects.inMemory(rejects + "/again"))
        .singleElement()
        .satisfies(reject -> assertThat(reject.get("raw").asText()).isEqualTo("{2}"));
  }

  // The lines that were rejected before the second run stay in the objects of the first.
  @ParameterizedTest
  @EnumSource(names = {"CREATE", "WRITE", "CLOSE"})
  void withoutItsRejectsNoBatchIsCommitted(Step step, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    for (Runner runner : Runner.values()) {
      Ended failed;
      try (MemoryFaults fault = MemoryFaults.failing(step, rejects, 1)) {
        failed = load(runner, schema, input());
        assertThat(fault.steps()).isPositive();
      }
      assertThat(failed.status()).as(failed.err()).isNotZero();
      assertThat(failed.err())
          .contains("Rejects cannot be written into " + rejects + ": " + MemoryFaults.REASON)
          .contains("Run the same command again; it resumes the load.")
          .doesNotContain("\tat ");
      assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_batch WHERE rejected > 0"))
          .isEqualTo("0");
      assertThat(MemoryFiles.names(rejects)).isEmpty();
    }

    assertLoaded(log, load(Runner.DIRECT, schema, input()), schema);
    assertObjectsAreThoseOfTheLedger(schema);
  }

  @OnOneRunner
  void whatIsCommittedBeforeAPutFailsStays(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    MemoryFiles.write(root + "/in/other.ndjson", "{1}\n");
    try (MemoryFaults fault = MemoryFaults.failing(Step.CLOSE, rejects, 2)) {
      Ended failed = load(runner, schema, input(), "--targetParallelism=1");
      assertThat(failed.status()).as(failed.err()).isNotZero();
      assertThat(fault.steps()).isEqualTo(2);
    }
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_batch WHERE rejects <> ''"))
        .isEqualTo("1");
    assertObjectsAreThoseOfTheLedger(schema);

    Ended load = load(runner, schema, input());

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(rejected()).hasSize(log.oracle().bad().size() + 1);
    assertThat(schema.messages("chat_messages")).isEqualTo(log.oracle().rows());
    assertObjectsAreThoseOfTheLedger(schema);
  }

  @OnOneRunner
  void whatAKilledRunHasPutAndNotCommittedIsDeleted(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    try (MemoryFaults fault = MemoryFaults.failing(Step.CREATE, rejects, 1)) {
      load(runner, schema, input());
      assertThat(fault.steps()).isPositive();
    }
    String killed = schema.value("SELECT run FROM sluice_load_file");
    String left = rejects + "/" + killed + "-01234567-0-0-0123456789abcdef.ndjson";
    String other = rejects + "/load-of-somebody-01234567-0-0-0123456789abcdef.ndjson";
    MemoryFiles.write(left, "left behind\n");
    MemoryFiles.write(other, "{\"raw\":\"not of this load\"}\n");

    Ended load = load(runner, schema, input());

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(MemoryFiles.names(rejects)).contains(other).doesNotContain(left);
    assertThat(rejected()).hasSize(log.oracle().bad().size() + 1);
  }

  @OnOneRunner
  void aSlowFileSystemOnlyTakesLonger(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    try (MemoryFaults slow = MemoryFaults.slow(Step.CLOSE, rejects, 500)) {
      assertLoaded(log, load(runner, schema, input()), schema);
      assertThat(slow.steps()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anInputThatCannotBeOpenedEndsTheLoadInASentence(int open, Schema schema) throws Exception {
    assertEndsInASentence(Step.OPEN, open, schema);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 50})
  void anInputThatCannotBeReadEndsTheLoadInASentence(int read, Schema schema) throws Exception {
    assertEndsInASentence(Step.READ, read, schema);
  }

  private void assertEndsInASentence(Step step, int first, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());
    try (MemoryFaults fault = MemoryFaults.failing(step, root + "/in", first)) {
      Ended failed = load(Runner.DIRECT, schema, input());
      assertThat(fault.steps()).isGreaterThanOrEqualTo(first);
      assertThat(failed.status()).as(failed.err()).isEqualTo(3);
      assertThat(failed.err()).contains(root + "/in/chat.ndjson").doesNotContain("\tat ");
    }
    assertLoaded(log, load(Runner.DIRECT, schema, input()), schema);
  }

  @OnOneRunner
  void aDryRunPutsItsRejectsThere(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    upload(log.file());

    Ended load = load(runner, schema, input(), "--dryRun");

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(MemoryFiles.names(rejects))
        .isNotEmpty()
        .allMatch(name -> name.matches(".*/rejects/dry-run-.*-[0-9a-f-]{36}\\.ndjson"));
    assertThat(rejected()).containsExactlyInAnyOrderElementsOf(bad(log));
  }

  @OnEachRunner
  void thePlainShapePutsItsRejectsThere(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);

    Ended load = load(runner, schema, "--input=" + log.file(), "--writer=jdbcio");

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(rejected()).containsExactlyInAnyOrderElementsOf(bad(log));
  }

  @OnOneRunner
  void aSummaryThatCannotBeWrittenDoesNotUndoTheLoad(Runner runner, Schema schema)
      throws Exception {
    String summary = root + "/summary.json";
    upload(Lines.file(directory, Lines.message("1", "a")));
    try (MemoryFaults fault = MemoryFaults.failing(Step.CLOSE, summary, 1)) {
      Ended load = load(runner, schema, input(), "--summary=" + summary);
      assertThat(fault.steps()).isEqualTo(1);
      assertThat(load.status()).isEqualTo(1);
      assertThat(load.summary()).contains("read=1 loaded=1 ");
      assertThat(load.err())
          .contains(
              "The load is done, but its summary %s could not be written: %s."
                  .formatted(summary, MemoryFaults.REASON));
    }
  }

  private void upload(Path file) throws IOException {
    MemoryFiles.write(root + "/in/chat.ndjson", Files.readAllBytes(file));
  }

  private String input() {
    return "--input=" + root + "/in/*";
  }

  private Ended load(Runner runner, Schema schema, String... words) {
    return Program.run(
        "load",
        runner.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + rejects,
        List.of(words));
  }

  private void assertLoaded(ChatLogFile log, Ended load, Schema schema) throws Exception {
    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).endsWith(": " + log.oracle().counts());
    assertThat(schema.messages("chat_messages")).isEqualTo(log.oracle().rows());
    assertThat(rejected()).containsExactlyInAnyOrderElementsOf(bad(log));
  }

  /** Each is named once, and each that is named is there. */
  private void assertObjectsAreThoseOfTheLedger(Schema schema) throws Exception {
    assertThat(schema.query("SELECT rejects FROM sluice_load_batch WHERE rejects <> ''"))
        .extracting(row -> rejects + "/" + row.get(0))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(MemoryFiles.names(rejects));
  }

  private static int lines(ChatLogFile log) throws IOException {
    return Lines.of(log.file()).size();
  }

  private static List<String> bad(ChatLogFile log) {
    return log.oracle().bad().stream().map(line -> new String(line, ISO_8859_1)).toList();
  }

  private List<String> rejected() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode reject : Rejects.inMemory(rejects)) {
      lines.add(new String(Rejects.raw(reject), ISO_8859_1));
    }
    return lines;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
