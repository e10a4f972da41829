package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to records whose id is in the table already. */
@ExtendWith(Servers.class)
class OnDuplicateIT {

  @TempDir private Path directory;

  @OnEachRunner
  void duplicatesAndConflictsAreToldApart(Runner runner, Schema schema) throws Exception {
    load(runner, schema, file(at("1", 5, "there"), at("2", 5, "there"), at("3", 5, "there")));
    Path rejects = directory.resolve("rejects");

    Ended load =
        Program.load(
            runner,
            schema,
            rejects,
            "--input="
                + file(
                    at("1", 5, "there"),
                    at("2", 5, "There"),
                    at("2", 5, "there"),
                    at("2", 6, "there"),
                    at("4", 5, "new"),
                    at("4", 5, "new"),
                    at("4", 5, "new "),
                    at("5", 5, "new")));

    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=8 loaded=2 duplicate=3 conflict=3 filtered=0 rejected=0 blank=0");
    assertThat(load.err())
        .contains("3 records had an id that was there with other contents, which stay");
    assertThat(table(schema))
        .containsExactly("1 there 5", "2 there 5", "3 there 5", "4 new 5", "5 new 5");
    List<String> conflicts = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      assertThat(reject.get("reason").asText()).isEqualTo("CONFLICT");
      conflicts.add(new String(Rejects.raw(reject), StandardCharsets.UTF_8));
    }
    assertThat(conflicts)
        .containsExactlyInAnyOrder(at("2", 5, "There"), at("2", 6, "there"), at("4", 5, "new "));
  }

  /** The server names their keys, but not all of a long one. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"'a' for key 'b'-,1", "😀,250"})
  void theFewThatAreThereAreFoundAmongMany(String text, int times, Schema schema) throws Exception {
    String beginning = text.repeat(times);
    List<String> lines = new ArrayList<>();
    for (int id = 10; id < 60; id++) {
      lines.add(at(beginning + id, 5, "text"));
    }
    load(Runner.DIRECT, schema, file(lines.get(20), at(beginning + 31, 5, "other")));

    Ended load = load(Runner.DIRECT, schema, file(lines));

    assertThat(load.summary()).contains("read=50 loaded=48 duplicate=1 conflict=1 ");
    assertThat(table(schema)).hasSize(50).contains(beginning + "31 other 5");
  }

  /** MySQL names the second as if it were the first. */
  @ParameterizedTest
  @MethodSource("keysOfTheSameName")
  void anotherKeyIsNotTakenForTheOneThatIsThere(String one, String other, Schema schema)
      throws Exception {
    load(Runner.DIRECT, schema, file(at(other, 5, "there")));

    Ended load = load(Runner.DIRECT, schema, file(at(one, 5, "text"), at(other, 5, "text")));

    assertThat(load.summary()).contains("read=2 loaded=1 duplicate=0 conflict=1 ");
  }

  static Stream<Arguments> keysOfTheSameName() {
    return Stream.of(
        arguments("x".repeat(64), "x".repeat(64) + ":1"),
        arguments("a", "a\\u0000b"),
        arguments("a?", "a😀"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLatestIsTheSameInWhateverOrderRecordsArrive(long seed, Schema schema) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int id = 10; id < 60; id++) {
      for (int second = 1; second <= 4; second++) {
        lines.add(at(Integer.toString(id), second, "a"));
        lines.add(at(Integer.toString(id), second, "b"));
      }
    }
    Collections.shuffle(lines, new Random(seed));
    int third = lines.size() / 3;
    String inputs =
        String.join(
            ",",
            file(lines.subList(0, third)),
            file(lines.subList(third, 2 * third)),
            file(lines.subList(2 * third, lines.size())));
    Runner runner = seed % 2 == 0 ? Runner.DIRECT : Runner.FLINK;

    Ended load = load(runner, schema, inputs, "--onDuplicate=latest");

    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=400 loaded=50 duplicate=0 conflict=350 filtered=0 rejected=0"
                + " blank=0");
    assertThat(table(schema)).hasSize(50).allMatch(row -> row.matches("\\d\\d b 4"));
    assertThat(Rejects.in(directory.resolve("rejects"))).isEmpty();
  }

  @Test
  void anOlderRecordDoesNotTakeTheLatestsPlace(Schema schema) throws Exception {
    load(Runner.DIRECT, schema, file(at("1", 5, "there")));

    Ended load =
        load(
            Runner.DIRECT,
            schema,
            file(at("1", 4, "older"), at("1", 5, "there")),
            "--onDuplicate=latest");

    assertThat(load.summary()).contains(" loaded=0 duplicate=1 conflict=1 ");
    assertThat(load.err()).contains("1 records had an id that was there with other contents; 0");
    assertThat(table(schema)).containsExactly("1 there 5");
  }

  /** Other programs, and older versions of Sluice, have made such tables. */
  @Test
  void aTimeColumnThatTheServerWouldSetKeepsTheTimesOfRecords(Schema schema) throws Exception {
    load(Runner.DIRECT, schema, file(at("1", 5, "there"), at("2", 5, "there")));
    schema.execute(
        "ALTER TABLE chat_messages MODIFY `timestamp` TIMESTAMP NOT NULL"
            + " DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP");

    load(Runner.DIRECT, schema, file(at("1", 5, "there"), at("1", 6, "other")));
    load(Runner.DIRECT, schema, file(at("2", 6, "later")), "--onDuplicate=latest");

    assertThat(table(schema)).containsExactly("1 there 5", "2 later 6");
  }

  @OnOneRunner
  void aLaterRecordThatIsRefusedIsRejectedAndTheNextTakesThePlace(Runner runner, Schema schema)
      throws Exception {
    load(runner, schema, file(at("1", 5, "there")));
    schema.execute("ALTER TABLE chat_messages ADD CONSTRAINT no_poison CHECK (data <> 'poison')");

    Ended load =
        load(
            runner,
            schema,
            file(at("1", 9, "poison"), at("1", 7, "later"), at("2", 1, "poison"), at("2", 0, "x")),
            "--onDuplicate=latest");

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).contains(" loaded=0 duplicate=0 conflict=1 filtered=0 rejected=3 ");
    assertThat(table(schema)).containsExactly("1 later 7");
  }

  @Test
  void aDuplicateEndsALoadThatAsksForThat(Schema schema) throws Exception {
    load(Runner.DIRECT, schema, file(at("2", 5, "there")));
    String input = file(at("1", 5, "new"), at("2", 5, "there"), at("3", 5, "new"));

    Ended load = load(Runner.DIRECT, schema, input, "--onDuplicate=fail");

    assertThat(load.status()).isEqualTo(5);
    assertThat(load.err())
        .isEqualTo(
            "sluice: error: The record at byte %d of %s has a key that is in the table already, or"
                    .formatted(at("1", 5, "new").length() + 1, input)
                + " twice in the input; nothing of its batch was written, as --onDuplicate=fail"
                + " asks.\n");
    assertThat(table(schema)).containsExactly("2 there 5");
  }

  @Test
  void aDuplicateInTheInputEndsItToo(Schema schema) throws Exception {
    Ended load =
        load(
            Runner.DIRECT,
            schema,
            file(at("1", 5, "a"), at("2", 5, "a"), at("1", 5, "a")),
            "--onDuplicate=fail");

    assertThat(load.status()).isEqualTo(5);
    assertThat(table(schema)).isEmpty();
  }

  private Ended load(Runner runner, Schema schema, String input, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--input=" + input);
    return Program.load(runner, schema, directory.resolve("rejects"), all.toArray(String[]::new));
  }

  private static List<String> table(Schema schema) throws Exception {
    return schema.messages("chat_messages").stream()
        .map(row -> row.get(0) + " " + row.get(4) + " " + row.get(5))
        .toList();
  }

  private String file(String... lines) throws Exception {
    return Lines.file(directory, lines).toString();
  }

  private String file(List<String> lines) throws Exception {
    return file(lines.toArray(String[]::new));
  }

  private static String at(String id, long second, String text) {
    return Lines.of(id, "message", "s", second, text);
  }
}
