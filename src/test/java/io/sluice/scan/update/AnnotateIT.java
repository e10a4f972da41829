package io.sluice.scan.update;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The program writes numbers of texts beside them. */
@ExtendWith(Servers.class)
class AnnotateIT {

  private static final String ALL = "--values=words,characters,lines,links,mentions";
  private static final int ROWS_IN_A_STATEMENT = 500;

  /** What texts are made of, and what each adds to their words, characters, links and mentions. */
  private record Piece(String text, int words, int characters, int links, int mentions) {}

  private static final List<Piece> PIECES =
      List.of(
          new Piece("hello", 1, 5, 0, 0),
          new Piece("don\u2019t", 1, 5, 0, 0),
          new Piece("\u4f60\u597d", 1, 2, 0, 0),
          new Piece("e\u0301te\u0301", 1, 5, 0, 0),
          new Piece("\ud83d\ude00", 0, 1, 0, 0),
          new Piece("...", 0, 3, 0, 0),
          new Piece("back\\slash", 2, 10, 0, 0),
          new Piece("\"quoted\"", 1, 8, 0, 0),
          new Piece("@ann_b", 0, 6, 0, 1),
          new Piece("https://example.org/a?b=@c", 0, 26, 1, 0));

  /** A text and its numbers, all of which follow from how it was put together. */
  private record Text(String text, List<String> numbers) {

    static Text of(Random random) {
      StringBuilder text = new StringBuilder();
      int words = 0;
      int characters = 0;
      int lines = 0;
      int links = 0;
      int mentions = 0;
      int pieces = random.nextInt(12);
      for (int i = 0; i < pieces; i++) {
        Piece piece = PIECES.get(random.nextInt(PIECES.size()));
        boolean endsLine = i == pieces - 1 || random.nextInt(4) == 0;
        text.append(piece.text).append(endsLine ? '\n' : ' ');
        words += piece.words;
        characters += piece.characters + 1;
        lines += endsLine ? 1 : 0;
        links += piece.links;
        mentions += piece.mentions;
      }
      return new Text(
          text.toString(),
          Stream.of(words, characters, lines, links, mentions).map(String::valueOf).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Runner.class)
  void numbersOfAllTexts(Runner runner, Schema schema) throws Exception {
    List<Text> texts = create(schema, 25_000);

    Ended annotated = annotate(runner, schema, ALL, "--addColumns");

    assertThat(annotated.summary()).isEqualTo("sluice annotate: read=25001 updated=25001 failed=0");
    assertThat(numbers(schema)).isEqualTo(texts.stream().map(Text::numbers).toList());
    assertThat(
            schema.value(
                "SELECT COUNT(*) FROM t WHERE body IS NULL AND word_count IS NULL"
                    + " AND mention_count IS NULL"))
        .isEqualTo("1");
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_scan")).isEqualTo("0");
  }

  @Test
  void columnsAreAddedOnRequestOnly(Schema schema) throws Exception {
    create(schema, 10);
    Ended without = program(Runner.DIRECT, schema, "--values=words,links");
    assertThat(without.status()).isEqualTo(4);
    assertThat(without.err())
        .contains(
            "The table t has no column word_count, link_count; --addColumns adds what is missing.");

    annotate(Runner.DIRECT, schema, "--values=words", "--addColumns");
    annotate(Runner.DIRECT, schema, "--values=words");
    annotate(Runner.DIRECT, schema, "--values=links,words", "--addColumns");
    annotate(Runner.DIRECT, schema, "--values=links", "--addColumns");
    assertThat(schema.value("SELECT COUNT(word_count) FROM t")).isEqualTo("10");
    assertThat(schema.value("SELECT COUNT(link_count) FROM t")).isEqualTo("10");
  }

  @Test
  void anotherRunComputesWhatHasComeAndChanged(Schema schema) throws Exception {
    create(schema, 100);
    annotate(Runner.DIRECT, schema, "--addColumns");
    schema.execute("INSERT INTO t (k, body) VALUES (-5, 'one two')");
    schema.execute("UPDATE t SET body = 'one two three' WHERE k = 7");

    Ended news = annotate(Runner.DIRECT, schema, "--where=word_count IS NULL AND body IS NOT NULL");
    assertThat(news.summary()).isEqualTo("sluice annotate: read=1 updated=1 failed=0");
    assertThat(schema.value("SELECT word_count FROM t WHERE k = -5")).isEqualTo("2");

    Ended all = annotate(Runner.DIRECT, schema);
    assertThat(all.summary()).isEqualTo("sluice annotate: read=102 updated=102 failed=0");
    assertThat(all.err()).doesNotContain("went on from there");
    assertThat(schema.value("SELECT word_count FROM t WHERE k = 7")).isEqualTo("3");
    assertThat(schema.value("SELECT character_count FROM t WHERE k = 7")).isEqualTo("13");
  }

  @Test
  void aRowThatIsRefusedIsRecordedInEachRunAnew(Schema schema) throws Exception {
    create(schema, 3000);
    schema.execute("ALTER TABLE t ADD word_count INT CHECK (word_count <> 777)");
    schema.execute("UPDATE t SET body = '" + "a ".repeat(777) + "' WHERE k IN (3, 1500)");
    for (int run = 0; run < 2; run++) {
      Ended annotated = annotate(Runner.DIRECT, schema, "--values=words");
      assertThat(annotated.summary()).isEqualTo("sluice annotate: read=3001 updated=2999 failed=2");
      assertThat(annotated.err()).contains("2 rows stay as they were");
      assertThat(
              schema.query("SELECT row_key FROM sluice_scan_failed ORDER BY nth").stream()
                  .map(row -> row.get(0)))
          .containsExactlyInAnyOrder("[\"3\"]", "[\"1500\"]");
      assertThat(schema.value("SELECT COUNT(*) FROM t WHERE word_count IS NULL")).isEqualTo("3");
    }
  }

  @Test
  void noOtherColumnChanges(Schema schema) throws Exception {
    create(schema, 2000);
    if (!schema.isPostgres()) {
      schema.execute(
          "ALTER TABLE t ADD sent TIMESTAMP NOT NULL DEFAULT '2016-09-17 11:04:16'"
              + " ON UPDATE CURRENT_TIMESTAMP,"
              + " ADD seen DATETIME(6) NULL ON UPDATE CURRENT_TIMESTAMP(6)");
    }
    String columns = schema.isPostgres() ? "k, body" : "k, body, sent, seen";
    List<List<String>> before = schema.query("SELECT " + columns + " FROM t ORDER BY k");
    annotate(Runner.DIRECT, schema, "--addColumns");
    assertThat(schema.value("SELECT COUNT(word_count) FROM t")).isEqualTo("2000");
    assertThat(schema.query("SELECT " + columns + " FROM t ORDER BY k")).isEqualTo(before);
  }

  @Test
  void aTableOfTheUsersOwnNamedSluiceScanIsNotTakenForOurs(Schema schema) throws Exception {
    create(schema, 10);
    schema.execute("CREATE TABLE sluice_scan (job INT PRIMARY KEY)");
    Ended annotate = program(Runner.DIRECT, schema, "--addColumns");
    assertThat(annotate.status()).isEqualTo(4);
    assertThat(annotate.err())
        .startsWith("sluice: error: Table sluice_scan in database ")
        .contains(" is not Sluice's: it has no column number, ")
        .endsWith(". Rename it.\n");
    assertThat(schema.query("SELECT * FROM t").get(0)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--table=nowhere|4|There is no table nowhere",
        "--column=nothing|4|The table t has no column nothing.",
        "--column=k|4|The column k of the table t holds no strings.",
        "--column=word_count|2|--column=word_count is where the numbers go.",
        "--values=mood|2|--values=mood is none of words, characters",
        "--values=links|4|The column link_count of the table t does not hold integers.",
        "--table=u|4|The table u has no unique index without NULLs to scan by.",
        "--where=|2|--where is given and says nothing; without it all rows are read.",
        "--where=nothing>1|4|Inspecting table t failed at "
      })
  void whatCannotBeAnnotatedIsSaid(String option, int status, String words, Schema schema)
      throws Exception {
    create(schema, 10);
    schema.execute("ALTER TABLE t ADD link_count VARCHAR(9)");
    schema.execute("CREATE TABLE u (body VARCHAR(9))");
    List<String> options = new ArrayList<>(List.of("--addColumns", option));
    if (!option.startsWith("--table")) {
      options.add("--table=t");
    }
    if (!option.startsWith("--column")) {
      options.add("--column=body");
    }

    Ended annotated = Program.run("annotate", schema.options(), "--quiet", options);

    assertThat(annotated.status()).as(annotated.err()).isEqualTo(status);
    assertThat(annotated.err()).contains(words).doesNotContain("\tat ");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "it commits changes of all its tables together")
  void aTableThatIsNotStoredByInnoDbIsRefusedAndStaysAsItIs(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY, body VARCHAR(20)) ENGINE=MyISAM");
    schema.execute("INSERT INTO t VALUES (1, 'one')");

    Ended refused = program(Runner.DIRECT, schema, "--addColumns");

    assertThat(refused.status()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err())
        .contains("The table t is not stored by InnoDB; what is stored otherwise cannot be")
        .doesNotContain("\tat ");
    assertThat(schema.query("SELECT * FROM t")).containsExactly(List.of("1", "one"));
    assertThat(schema.query("SHOW TABLES")).containsExactly(List.of("t"));
  }

  private static Ended annotate(Runner runner, Schema schema, String... options) {
    Ended annotated = program(runner, schema, options);
    assertThat(annotated.status()).as(annotated.err()).isZero();
    return annotated;
  }

  private static Ended program(Runner runner, Schema schema, String... options) {
    return Program.run(
        "annotate",
        runner.options(),
        schema.options(),
        "--quiet",
        "--table=t",
        "--column=body",
        List.of(options));
  }

  private static List<List<String>> numbers(Schema schema) throws SQLException {
    return schema.query(
        "SELECT word_count, character_count, line_count, link_count, mention_count FROM t"
            + " WHERE body IS NOT NULL ORDER BY k");
  }

  /** Texts by their keys, and one row without. */
  private static List<Text> create(Schema schema, int rows) throws SQLException {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, body TEXT)");
    Random random = new Random(rows);
    List<Text> texts = new ArrayList<>();
    while (texts.size() < rows) {
      int first = texts.size();
      int count = Math.min(ROWS_IN_A_STATEMENT, rows - first);
      for (int i = 0; i < count; i++) {
        texts.add(Text.of(random));
      }
      List<String> values = new ArrayList<>();
      for (int k = first; k < texts.size(); k++) {
        String text = texts.get(k).text.replace("'", "''");
        String escaped = schema.isPostgres() ? text : text.replace("\\", "\\\\");
        values.add("(" + k + ", '" + escaped + "')");
      }
      schema.execute(values.stream().collect(joining(", ", "INSERT INTO t VALUES ", "")));
    }
    schema.execute("INSERT INTO t VALUES (-1, NULL)");
    schema.execute((schema.isPostgres() ? "ANALYZE " : "ANALYZE TABLE ") + "t");
    return texts;
  }
}
