package io.sluice.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Replays;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Puts corrected rejects back in, on each runner, and looks at the table. */
@OnOneServer
@ExtendWith(Servers.class)
class ReplayIT {

  private static final Path SAMPLE = Path.of("src", "sample", "chat.ndjson");

  @TempDir private Path directory;

  @OnEachRunner
  void theTableIsWhatTheCorrectedLogSays(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(SAMPLE);
    correctMost(sluice.rejects());
    Oracle oracle = Oracle.of(correctedSample(Rejects.in(sluice.rejects())));

    Ended replay = sluice.replay();

    assertThat(replay.status()).as(replay.err()).isZero();
    int bad = oracle.bad().size();
    assertThat(bad).isBetween(5, 49);
    assertThat(replay.summary())
        .isEqualTo(
            "sluice replay: read=54 loaded=%d duplicate=0 conflict=0 filtered=0 rejected=%d blank=0"
                .formatted(54 - bad, bad));
    assertThat(schema.messages("chat_messages")).isEqualTo(oracle.rows()).hasSize(915 + 54 - bad);
    assertThat(found(sluice.again())).containsExactlyInAnyOrderElementsOf(oracle.bad());
  }

  @OnOneRunner
  void replayingAgainChangesNothing(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(SAMPLE);
    correctMost(sluice.rejects());

    Ended first = sluice.replay();
    List<List<String>> table = schema.messages("chat_messages");
    List<JsonNode> again = Rejects.in(sluice.again());
    Ended second = sluice.replay();
    Ended forRestart = sluice.replay("--restart");

    assertThat(second.summary()).isEqualTo(first.summary());
    assertThat(second.err()).contains("everything had been loaded before");
    assertThat(forRestart.summary())
        .isEqualTo(
            first.summary().replaceFirst("loaded=(\\d+) duplicate=0", "loaded=0 duplicate=$1"));
    assertThat(schema.messages("chat_messages")).isEqualTo(table);
    assertThat(Rejects.in(sluice.again())).hasSize(2 * again.size()).containsAll(again);
  }

  @OnOneRunner
  void whatIsRejectedAgainIsReplayedFromItsOwnDirectory(Runner runner, Schema schema)
      throws Exception {
    Replays sluice = replays(runner, schema);
    Path log = Lines.file(directory, Lines.message("1", "good"), "{}", "not JSON");
    sluice.load(log);
    List<JsonNode> rejects = Rejects.in(sluice.rejects());

    sluice.replay();
    List<JsonNode> again = Rejects.in(sluice.again());
    correct(sluice.ofAgain(), "{}", Lines.message("2", "at last"));
    Ended second = sluice.ofAgain().replay();

    assertThat(again).containsExactlyInAnyOrderElementsOf(rejects);
    assertThat(second.summary()).contains("read=2 loaded=1 ").contains(" rejected=1 ");
    assertThat(Rejects.in(sluice.ofAgain().again()))
        .singleElement()
        .isIn(rejects)
        .satisfies(reject -> assertThat(reject.get("raw").asText()).isEqualTo("not JSON"));
    assertThat(schema.query("SELECT id, data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("1", "good"), List.of("2", "at last"));
  }

  @OnOneRunner
  void aFileThatIsCorrectedFurtherIsReplayedAnew(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(Lines.file(directory, "{1}", "{2}"));
    correct(sluice, "{1}", Lines.message("1", "first"));
    sluice.replay();
    correct(sluice, "{2}", Lines.message("2", "then"));

    Ended replay = sluice.replay();

    assertThat(replay.summary()).contains("read=2 loaded=1 duplicate=1 ").contains(" rejected=0 ");
    assertThat(schema.query("SELECT id, data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("1", "first"), List.of("2", "then"));
  }

  @OnOneRunner
  void aWiderColumnTakesWhatWasTooLong(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(Lines.file(directory, Lines.message("1", "é".repeat(300))));
    schema.execute("ALTER TABLE chat_messages MODIFY data VARCHAR(300) DEFAULT ''");

    Ended replay = sluice.replay();

    assertThat(replay.summary()).contains("read=1 loaded=1 ");
    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("é".repeat(300));
  }

  @OnOneRunner
  void filtersAndLimitsHoldForReplaysToo(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(Lines.file(directory, "{1}", "{2}", "{3}"));
    correct(sluice, "{1}", Lines.of("1", "status", "s", 1, "away"));
    correct(sluice, "{2}", "");

    Ended replay = sluice.replay("--types=message", "--maxRejected=0");

    assertThat(replay.status()).isEqualTo(5);
    assertThat(replay.summary())
        .endsWith("read=3 loaded=0 duplicate=0 conflict=0 filtered=1 rejected=1 blank=1");
  }

  /** Loading again used to cut the files of rejects to the length that the ledger knows. */
  @OnOneRunner
  void correctedRejectsStayWhenTheLogIsLoadedAgain(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    Path log = Lines.file(directory, "{1}", "{2}");
    sluice.load(log);
    correct(sluice, "{1}", Lines.message("1", "longer than what was rejected"));
    List<JsonNode> corrected = Rejects.in(sluice.rejects());

    sluice.load(log);

    assertThat(Rejects.in(sluice.rejects())).isEqualTo(corrected).hasSize(2);
  }

  private Replays replays(Runner runner, Schema schema) {
    return new Replays(runner, schema, directory.resolve("rejects"));
  }

  private static void correct(Replays sluice, String raw, String line) throws IOException {
    Rejects.edit(
        sluice.rejects(),
        reject ->
            reject.path("raw").asText().equals(raw) ? Rejects.corrected(reject, line) : reject);
  }

  /** Two in three. */
  private static void correctMost(Path rejects) throws IOException {
    Rejects.edit(
        rejects,
        reject ->
            offset(reject) % 3 == 0
                ? reject
                : Rejects.corrected(reject, correction(offset(reject))));
  }

  private static String correction(int offset) {
    String text = "\\\"corrected\\\" \\\\ \\u0000 \uFFFD \\ud83d\\ude00 שלום {\\\"raw\\\":1}";
    return Lines.of("at " + offset, "message", "s", 1 + offset, text);
  }

  private static int offset(JsonNode reject) {
    return reject.get("offset").asInt();
  }

  /** The sample with the lines that the rejects have now, each in its place. */
  private Path correctedSample(List<JsonNode> rejects) throws IOException {
    byte[] sample = Files.readAllBytes(SAMPLE);
    ByteArrayOutputStream corrected = new ByteArrayOutputStream();
    int from = 0;
    for (JsonNode reject : sorted(rejects)) {
      corrected.write(sample, from, offset(reject) - from);
      corrected.write(Rejects.raw(reject));
      from = offset(reject) + reject.get("length").asInt();
    }
    corrected.write(sample, from, sample.length - from);
    return Files.write(directory.resolve("corrected.ndjson"), corrected.toByteArray());
  }

  /** The bytes of the sample that rejects point at; they must be those in the rejects. */
  private static List<byte[]> found(Path rejects) throws IOException {
    byte[] sample = Files.readAllBytes(SAMPLE);
    List<byte[]> found = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      int offset = offset(reject);
      byte[] bytes = Arrays.copyOfRange(sample, offset, offset + reject.get("length").asInt());
      assertThat(Rejects.raw(reject)).isEqualTo(bytes);
      assertThat(Path.of(reject.get("file").asText()).toRealPath()).isEqualTo(SAMPLE.toRealPath());
      found.add(bytes);
    }
    return found;
  }

  private static List<JsonNode> sorted(List<JsonNode> rejects) {
    return rejects.stream().sorted(Comparator.comparing(ReplayIT::offset)).toList();
  }
}
