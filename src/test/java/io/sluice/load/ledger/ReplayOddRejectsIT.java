package io.sluice.load.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Replays;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Replays rejects that are not texts, not whole, of no known place, or no rejects at all. */
@OnOneServer
@ExtendWith(Servers.class)
class ReplayOddRejectsIT {

  @TempDir private Path directory;

  @OnOneRunner
  void bytesThatAreNotUtf8StayUntilATextStandsInTheirPlace(Runner runner, Schema schema)
      throws Exception {
    Replays sluice = replays(runner, schema);
    Path log = directory.resolve("latin1.ndjson");
    sluice.load(Files.write(log, Lines.message("1", "café").getBytes(ISO_8859_1)));
    List<JsonNode> rejects = Rejects.in(sluice.rejects());

    Ended untouched = sluice.replay();
    List<JsonNode> again = Rejects.in(sluice.again());
    Rejects.edit(sluice.rejects(), reject -> Rejects.corrected(reject, Lines.message("1", "café")));
    Ended corrected = sluice.replay();

    assertThat(untouched.summary()).contains("read=1 loaded=0 ").contains(" rejected=1 ");
    assertThat(again).isEqualTo(rejects);
    assertThat(Rejects.raw(again.get(0))).isEqualTo(Files.readAllBytes(log));
    assertThat(corrected.summary()).contains("read=1 loaded=1 ");
    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("café");
  }

  @OnOneRunner
  void aConflictStaysOneUntilTheUserDecides(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(
        Lines.file(
            directory,
            Lines.of("1", "message", "s", 1, "old"),
            Lines.of("1", "message", "s", 2, "new")));
    List<JsonNode> rejects = Rejects.in(sluice.rejects());

    Ended kept = sluice.replay();
    List<JsonNode> again = Rejects.in(sluice.again());
    Ended taken = sluice.replay("--onDuplicate=latest");

    assertThat(rejects)
        .singleElement()
        .satisfies(reject -> assertThat(reject.get("reason").asText()).isEqualTo("CONFLICT"));
    assertThat(kept.summary())
        .endsWith("read=1 loaded=0 duplicate=0 conflict=1 filtered=0 rejected=0 blank=0");
    assertThat(again).isEqualTo(rejects);
    assertThat(taken.err()).contains("1 of them, being later, took its place");
    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("new");
  }

  @OnOneRunner
  void theBeginningOfALineNeverPassesAsTheLine(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    // Its first kilobyte is a good record.
    String tooLong = Lines.message("1", "beginning") + " ".repeat(3000);
    Path log = Lines.file(directory, Lines.message("0", "good"), tooLong + Lines.message("2", "x"));
    sluice.load(log, "--maxLineBytes=2000");
    List<JsonNode> rejects = Rejects.in(sluice.rejects());

    Ended untouched = sluice.replay();
    List<JsonNode> again = Rejects.in(sluice.again());
    Rejects.edit(
        sluice.rejects(), reject -> Rejects.corrected(reject, Lines.message("1", "whole")));
    Ended corrected = sluice.replay();

    assertThat(untouched.summary()).contains(" loaded=0 ").contains(" rejected=1 ");
    assertThat(again).isEqualTo(rejects).hasSize(1);
    assertThat(again.get(0).get("length").asInt())
        .isEqualTo(tooLong.length() + Lines.message("2", "x").length());
    assertThat(corrected.summary()).contains(" loaded=1 ");
    assertThat(schema.query("SELECT id, data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("0", "good"), List.of("1", "whole"));
  }

  @OnOneRunner
  void whatIsNoRejectIsRejectedWithItsOwnPlace(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    String fields = "\"reason\":\"ENCODING\",\"file\":null,\"offset\":null,\"length\":0";
    String good = Lines.message("1", "good").replace("\"", "\\\"");
    List<String> lines =
        List.of(
            "{%s,\"detail\":\"\",\"raw\":\"%s\"}".formatted(fields, good),
            "",
            "oops",
            "{%s,\"detail\":\"\"}".formatted(fields),
            "{%s,\"detail\":\"\",\"raw\":\"a\",\"raw_base64\":\"\"}".formatted(fields));
    Path file = Files.createDirectories(sluice.rejects()).resolve("mine.ndjson");
    Files.write(file, lines);

    Ended replay = sluice.replay();

    assertThat(replay.status()).isZero();
    assertThat(replay.summary())
        .endsWith("read=5 loaded=1 duplicate=0 conflict=0 filtered=0 rejected=3 blank=1");
    assertThat(Rejects.in(sluice.again()))
        .allSatisfy(
            reject ->
                assertThat(Path.of(reject.get("file").asText()).toRealPath())
                    .isEqualTo(file.toRealPath()))
        .map(reject -> reject.get("reason").asText() + " " + reject.get("raw").asText())
        .containsExactlyInAnyOrder(
            "JSON_SYNTAX " + lines.get(2),
            "FIELD_MISSING " + lines.get(3),
            "PAYLOAD " + lines.get(4));
  }

  @OnOneRunner
  void rejectsOfNoKnownPlaceAreReplayed(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(Lines.file(directory, "{1}", "{2}"), "--reader=textio");
    Rejects.edit(
        sluice.rejects(),
        reject ->
            reject.get("raw").asText().equals("{1}")
                ? Rejects.corrected(reject, Lines.message("1", "good"))
                : reject);

    Ended replay = sluice.replay();

    assertThat(replay.summary()).contains(" loaded=1 ").contains(" rejected=1 ");
    assertThat(Rejects.in(sluice.again()))
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.get("file").isNull()).isTrue();
              assertThat(reject.get("offset").isNull()).isTrue();
              assertThat(reject.get("raw").asText()).isEqualTo("{2}");
            });
  }

  @OnOneRunner
  void aLineOfNothingButEscapesIsReplayedWhole(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    // As a reject it is longer than --maxLineBytes.
    String line = "\u0001".repeat(1000);
    sluice.load(Lines.file(directory, line), "--maxLineBytes=1000");
    List<JsonNode> rejects = Rejects.in(sluice.rejects());

    Ended replay = sluice.replay("--maxLineBytes=1000", "--maxRejected=100%");

    assertThat(replay.status()).isZero();
    assertThat(Rejects.in(sluice.again())).isEqualTo(rejects);
  }

  @OnOneRunner
  void aRecordThatTheServerRefusesKeepsItsPlace(Runner runner, Schema schema) throws Exception {
    Replays sluice = replays(runner, schema);
    sluice.load(Lines.file(directory, Lines.message("1", "makes the table")));
    schema.execute("ALTER TABLE chat_messages ADD CHECK (data <> 'no')");
    Path log = Lines.file(directory, "{1}", Lines.message("2", "no"));
    sluice.load(log);
    Rejects.edit(
        sluice.rejects(),
        reject ->
            reject.get("raw").asText().equals("{1}")
                ? Rejects.corrected(reject, Lines.message("3", "yes"))
                : reject);

    Ended replay = sluice.replay();

    assertThat(replay.summary()).contains("read=2 loaded=1 ").contains(" rejected=1 ");
    assertThat(Rejects.in(sluice.again()))
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.get("reason").asText()).isEqualTo("REFUSED");
              assertThat(reject.get("offset").asInt()).isEqualTo("{1}\n".length());
              assertThat(Path.of(reject.get("file").asText()).toRealPath())
                  .isEqualTo(log.toRealPath());
              assertThat(reject.get("raw").asText()).isEqualTo(Lines.message("2", "no"));
            });
  }

  private Replays replays(Runner runner, Schema schema) {
    return new Replays(runner, schema, directory.resolve("rejects"));
  }
}
