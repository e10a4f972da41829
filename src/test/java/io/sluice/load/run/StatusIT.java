package io.sluice.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.Sluice;
import io.sluice.cli.CapturedConsole;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The state of a load can be seen from everywhere. */
@ExtendWith(Servers.class)
class StatusIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SLOW = "--rateLimit=1500";

  /** A terminal obeys these; in SQL, so that they are the server's. */
  private static final String HOSTILE =
      "CONCAT('a', CHAR(27), '[2J', CHAR(10), 'forged', _utf8mb4 X'E280AE')";

  @TempDir private Path directory;

  @Test
  void aRunningLoadShowsAGrowingCountAndItsEnd(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 10_000);
    CompletableFuture<Ended> load =
        RunRows.start(Runner.DIRECT, schema, rejects(), "--input=" + log.file(), SLOW);
    String run = RunRows.awaitBatch(schema, load);

    Ended first = status(schema, "--run=" + run, "--format=json");
    Ended list = status(schema);
    Ended followed = status(schema, "--run=" + run, "--format=json", "--follow");

    assertThat(first.status()).as(first.out()).isEqualTo(7);
    assertThat(JSON.readTree(first.out()).get("state").textValue()).isEqualTo("running");
    assertThat(list.status()).isZero();
    assertThat(list.out()).containsPattern("\n" + run + " +running ");

    assertThat(followed.status()).as(followed.err()).isZero();
    List<JsonNode> looks = new ArrayList<>();
    for (String line : followed.out().lines().toList()) {
      looks.add(JSON.readTree(line));
    }
    assertThat(looks).hasSizeGreaterThan(2);
    assertThat(looks.get(1).get("read").longValue())
        .isGreaterThan(JSON.readTree(first.out()).get("read").longValue())
        .isLessThan(10_000);
    assertThat(looks.get(1).get("rows_per_second_now").longValue()).isBetween(1L, 10_000L);
    assertThat(looks.get(0).get("state").textValue()).isEqualTo("running");
    JsonNode last = looks.get(looks.size() - 1);
    assertThat(last.get("state").textValue()).isEqualTo("done");
    assertThat(last.get("percent").doubleValue()).isEqualTo(100);
    log.assertLoaded(load.join(), schema, rejects());
    assertCounts(last, log);
    assertThat(schema.value("SELECT result FROM sluice_load"))
        .contains("\"rejected\" : " + last.get("rejected"));
  }

  @Test
  void aKilledLoadIsStalledAndThenTakenOver(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 10_000);
    Process process =
        Program.start(
            directory,
            List.of(),
            "load",
            schema.options(),
            "--quiet",
            "--input=" + log.file(),
            "--rejects=" + rejects(),
            "--rateLimit=500");
    String run = RunRows.awaitBatch(schema, new CompletableFuture<>());
    process.destroyForcibly().waitFor();
    RunRows.stopHeartbeats(schema);

    Ended stalled = status(schema, "--run=" + run);
    assertThat(stalled.status()).as(stalled.out()).isEqualTo(8);
    assertThat(stalled.out())
        .containsPattern("\nstate: +stalled\n")
        .containsPattern("No heartbeat for 30\\d s; if its process is gone, run the same command");

    Ended again = load(schema, "--input=" + log.file());
    assertThat(again.err()).doesNotContain("this run takes over");
    log.assertLoaded(again, schema, rejects());
    String next = RunRows.latest(schema);
    assertThat(next).isNotEqualTo(run);

    Ended done = status(schema, "--run=" + next, "--format=json");
    assertThat(done.status()).isZero();
    assertCounts(JSON.readTree(done.out()), log);
    assertThat(JSON.readTree(done.out()).get("read_before").longValue()).isPositive();
    Ended killed = status(schema, "--run=" + run);
    assertThat(killed.status()).isEqualTo(4);
    assertThat(killed.out()).contains("The run " + next + " has taken over its files.");
    assertThat(status(schema).out())
        .containsPattern(next + " +done .*\n" + run + " +failed .*\n  The run " + next);
  }

  @Test
  void aLoadThatTakesOverSaysSoAndAPlanDoes(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 10_000);
    CompletableFuture<Ended> slow =
        RunRows.start(Runner.DIRECT, schema, rejects(), "--input=" + log.file(), "--rateLimit=300");
    String run = RunRows.awaitBatch(schema, slow);

    Ended plan =
        Program.run("plan", schema.options(), "--input=" + log.file(), "--rejects=" + rejects());
    assertThat(plan.out())
        .containsPattern("running: +" + run + ", heartbeat \\d s ago; this load would take over");

    Ended other = load(schema, "--input=" + log.file());

    assertThat(other.err())
        .containsPattern(
            "sluice: The run "
                + run
                + " is loading these files \\(heartbeat \\d s ago\\); this"
                + " run takes over\\.\n");
    log.assertLoaded(other, schema, rejects());
    assertThat(slow.join().status()).as(slow.join().err()).isEqualTo(4);
    assertThat(status(schema, "--run=" + run).status()).isEqualTo(4);
  }

  @Test
  void aFailedLoadHasItsReasonAndItsExitCode(Schema schema) throws Exception {
    schema.create();
    Path file = Lines.file(directory, Lines.message("1", "a"), "no JSON", "{\"id\":null}");
    Ended load = load(schema, "--input=" + file, "--maxRejected=0");
    assertThat(load.status()).isEqualTo(5);

    Ended status = status(schema, "--run=" + RunRows.latest(schema));

    assertThat(status.status()).isEqualTo(5);
    assertThat(status.out())
        .containsPattern(
            "\n"
                + "state: +failed\n"
                + "  reason: +More lines were rejected than --maxRejected=0 allows\\.\n")
        .containsPattern("\n    JSON_SYNTAX: +1\n")
        .containsPattern("\n    FIELD_NULL: +1\n");
    assertThat(load.err()).contains(reason(status));
  }

  private static String reason(Ended status) {
    return status.out().replaceFirst("(?s).*  reason: +(.*?)\n.*", "$1");
  }

  @Test
  void withoutALedgerThereAreNoRuns(Schema schema) throws Exception {
    schema.create();
    assertThat(status(schema))
        .isEqualTo(new Ended(0, "This database has no loads with a ledger.\n", ""));
    assertThat(status(schema, "--format=json")).isEqualTo(new Ended(0, "[]\n", ""));
    Ended unknown = status(schema, "--run=load-1");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .isEqualTo(
            "sluice: error: There is no run load-1 in this database; sluice status lists the latest"
                + " ones.\n");
    assertThat(schema.query("SHOW TABLES")).isEmpty();
  }

  @Test
  void aNameMeansItsLatestStartAndNoOtherRun(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, "'nightly'", "failed", 30);
    RunRows.insert(schema, "'nightly.2'", "running", 20);
    RunRows.insert(schema, "'nightly.old'", "running", 10);
    RunRows.insert(schema, "'nightly.old.2'", "running", 5);
    RunRows.insert(schema, "'nightlyx2'", "running", 5);

    assertThat(runOf(schema, "nightly")).isEqualTo("nightly.2");
    assertThat(runOf(schema, "nightly.2")).isEqualTo("nightly.2");
    assertThat(runOf(schema, "nightly.old")).isEqualTo("nightly.old.2");
    assertThat(status(schema, "--run=night").status()).isEqualTo(2);
    assertThat(status(schema, "--limit=2").out()).hasLineCount(3);
  }

  @Test
  void whatOthersWroteIsEscaped(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, HOSTILE, "failed", 10);
    schema.execute(
        "UPDATE sluice_load SET `table` = %1$s, settings = %1$s, rejects = %1$s, cause = 'x',"
                .formatted(HOSTILE)
            + " reason = "
            + HOSTILE
            + " WHERE state = 'failed'");
    String name = "a\u001b[2J\nforged\u202e";
    String escaped = "a\\u001b[2J\\nforged\\u202e";

    Ended list = status(schema);
    Ended detail = status(schema, "--run=" + name);
    Ended json = status(schema, "--run=" + name, "--format=json");
    Ended cancelled = Program.run("cancel", schema.options(), "--run=" + name);

    assertThat(detail.status()).isEqualTo(1);
    assertThat(list.out()).containsPattern("\n\\Q" + escaped + "\\E +failed ");
    assertThat(detail.out())
        .containsPattern("run: +\\Q" + escaped)
        .containsPattern("table: +\\Q" + escaped);
    assertThat(cancelled.out())
        .startsWith("The run " + escaped + " is not cancelled: it failed at ");
    for (Ended ended : List.of(list, detail, json, cancelled)) {
      assertThat(ended.out() + ended.err()).doesNotContain("\u001b", "\u202e", "\nforged");
    }
    assertThat(JSON.readTree(json.out()).get("run").textValue()).isEqualTo(name);
    assertThat(JSON.readTree(json.out()).at("/failure/reason").textValue()).isEqualTo(name);
  }

  @Test
  void aStateThatSluiceDoesNotKnowIsASentence(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, "'odd'", "sleeping", 10);
    Ended status = status(schema);
    assertThat(status.status()).isEqualTo(4);
    assertThat(status.err())
        .isEqualTo(
            "sluice: error: The table sluice_load holds the state sleeping, which Sluice does not"
                + " know.\n");
    schema.execute("UPDATE sluice_load SET state = 'done', result = '[]' WHERE run = 'odd'");
    assertThat(status(schema, "--run=odd").err())
        .isEqualTo(
            "sluice: error: The result of the run odd in the table sluice_load is not one that"
                + " Sluice writes.\n");
  }

  @Test
  void followsAStalledRunAndSaysSoOnce(Schema schema) throws Exception {
    RunRows.createLedger(schema, directory);
    RunRows.insert(schema, "'frozen'", "running", 100);
    CapturedConsole terminal = CapturedConsole.ofTerminal();
    List<String> words = new ArrayList<>(List.of("status", "--run=frozen", "--follow"));
    words.addAll(schema.options());
    CompletableFuture<Integer> followed =
        CompletableFuture.supplyAsync(
            () -> Sluice.run(terminal.console(), words.toArray(String[]::new)).status());
    Thread.sleep(7_000);
    assertThat(followed).isNotDone();
    schema.execute("UPDATE sluice_load SET state = 'cancelled' WHERE run = 'frozen'");

    assertThat(followed.join()).isEqualTo(6);
    assertThat(terminal.err())
        .containsOnlyOnce("sluice: The run frozen is stalled. No heartbeat for 10")
        .contains("\r\u001b[Kstalled: 0 lines read, 0 rejected, 0%")
        .endsWith("\r\u001b[K");
    assertThat(terminal.out()).startsWith("run:                   frozen\n");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused(Schema schema) {
    assertThat(status(schema, "--follow").err())
        .isEqualTo("sluice: error: --follow needs --run.\n");
    assertThat(status(schema, "--limit=0").status()).isEqualTo(2);
    assertThat(status(schema, "--format=xml").status()).isEqualTo(2);
  }

  private String runOf(Schema schema, String name) throws Exception {
    Ended status = status(schema, "--run=" + name, "--format=json");
    return JSON.readTree(status.out()).get("run").textValue();
  }

  private static void assertCounts(JsonNode json, ChatLogFile log) {
    String counts =
        "read=%s loaded=%s duplicate=%s conflict=%s filtered=%s rejected=%s blank=%s"
            .formatted(
                json.get("read"),
                json.get("loaded"),
                json.get("duplicate"),
                json.get("conflict"),
                json.get("filtered"),
                json.get("rejected"),
                json.get("blank"));
    assertThat(counts).isEqualTo(log.oracle().counts());
  }

  private static Ended status(Schema schema, String... options) {
    return Program.run("status", schema.options(), List.of(options));
  }

  private Ended load(Schema schema, String... options) {
    return Program.load(Runner.DIRECT, schema, rejects(), options);
  }

  private Path rejects() {
    return directory.resolve("rejects");
  }
}
