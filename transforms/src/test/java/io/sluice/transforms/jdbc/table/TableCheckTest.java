package io.sluice.transforms.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.table.ExistingTable.ExistingColumn;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is said in one sentence each, before the first row. */
class TableCheckTest {

  private static final Column ID_WANTED = Column.text("id", 255);
  private static final Column BODY_WANTED = Column.text("body", 255);
  private static final Column AT_WANTED = Column.timestamp("at");
  private static final Column N_WANTED = Column.integer("n");
  private static final Table WANTED =
      new Table(
          "t", List.of(ID_WANTED, BODY_WANTED, AT_WANTED, N_WANTED), List.of(ID_WANTED), List.of());

  private static final ExistingColumn ID = text("id", "varchar", "utf8mb4", "utf8mb4_0900_bin");
  private static final ExistingColumn BODY = text("body", "varchar", "utf8mb4", "utf8mb4_bin");
  private static final ExistingColumn AT = plain("at", "timestamp");
  private static final ExistingColumn N = plain("n", "bigint");
  private static final Map<String, List<String>> KEY = Map.of("PRIMARY", List.of("id"));

  @Test
  void aTableAsItIsAskedForFits() {
    assertThat(problems(ID, BODY, AT, N)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"varchar", "tinytext", "text", "mediumtext", "longtext"})
  void aTextMayBeOfAnyTextType(String type) {
    assertThat(problems(ID, text("body", type, "utf8mb4", "utf8mb4_general_ci"), AT, N)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinyint", "smallint", "mediumint", "int", "bigint"})
  void aNumberMayBeOfAnyIntegerType(String type) {
    assertThat(problems(ID, BODY, plain("at", "datetime"), plain("n", type))).isEmpty();
  }

  @Test
  void columnsStandInAnyOrderAndOthersMayBeLeftOut() {
    ExistingColumn extra = new ExistingColumn("extra", "json", false, 0, 0, "", "", true, false);
    assertThat(problems(N, extra, AT, BODY, ID)).isEmpty();
  }

  @Test
  void aViewDoesNotFit() {
    ExistingTable view = new ExistingTable("VIEW", "", List.of(), Map.of(), List.of());
    assertThat(TableCheck.problems(WANTED, view, MySqlFlavor.MYSQL))
        .containsExactly("Table t is a view, not a table.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MyISAM", "Aria", "MEMORY"})
  void anEngineThatCannotRollBackDoesNotFit(String engine) {
    assertThat(problems("BASE TABLE", engine, KEY, ID, BODY, AT, N))
        .containsExactly(
            "Table t has the engine %s, which cannot roll back; it must be InnoDB."
                .formatted(engine));
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(problems(ID, BODY, N)).containsExactly("Table t has no column at.");
  }

  @ParameterizedTest
  @CsvSource({
    "body, int, VARCHAR or a TEXT type",
    "body, blob, VARCHAR or a TEXT type",
    "body, char, VARCHAR or a TEXT type",
    "body, varbinary, VARCHAR or a TEXT type",
    "at, varchar, TIMESTAMP or DATETIME",
    "at, date, TIMESTAMP or DATETIME",
    "at, bigint, TIMESTAMP or DATETIME",
    "n, varchar, an integer type",
    "n, decimal, an integer type",
    "n, double, an integer type"
  })
  void aColumnOfAnotherTypeIsNamedWithTheTypeThatItMustBe(
      String column, String type, String mustBe) {
    ExistingColumn other = plain(column, type);
    assertThat(
            problems(
                ID,
                column.equals("body") ? other : BODY,
                column.equals("at") ? other : AT,
                column.equals("n") ? other : N))
        .containsExactly(
            "Table t has a column %s of type %s; it must be %s.".formatted(column, type, mustBe));
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin1", "utf8mb3", "utf8", "ascii"})
  void aCharacterSetThatHoldsNotEveryCharacterDoesNotFit(String charset) {
    assertThat(problems(ID, text("body", "varchar", charset, charset + "_bin"), AT, N))
        .containsExactly("Table t has a column body in %s; it must be utf8mb4.".formatted(charset));
  }

  @Test
  void aTextThatIsNarrowerThanAskedForDoesNotFit() {
    assertThat(problems(ID, wide(254), AT, N))
        .containsExactly("Table t has a column body of 254 characters; it must have 255 or more.");
  }

  @ParameterizedTest
  @ValueSource(longs = {255, 256, 65_535, 4_294_967_295L})
  void aTextMayBeWider(long characters) {
    assertThat(problems(ID, wide(characters), AT, N)).isEmpty();
  }

  @Test
  void aTextMayHoldFewerBytesThanItsCharactersNeedAtMost() {
    // As information_schema describes a TINYTEXT.
    ExistingColumn body =
        new ExistingColumn(
            "body", "tinytext", false, 255, 255, "utf8mb4", "utf8mb4_bin", false, false);
    assertThat(problems(ID, body, AT, N)).isEmpty();
  }

  @Test
  void aNarrowTextOfAnotherCharacterSetIsBoth() {
    ExistingColumn body =
        new ExistingColumn(
            "body", "varchar", false, 100, 100, "latin1", "latin1_bin", false, false);
    assertThat(problems(ID, body, AT, N))
        .containsExactly(
            "Table t has a column body of 100 characters; it must have 255 or more.",
            "Table t has a column body in latin1; it must be utf8mb4.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8mb4_0900_ai_ci", "utf8mb4_bin", "utf8mb4_0900_as_cs"})
  void aKeyUnderWhichDistinctIdsAreEqualDoesNotFit(String collation) {
    assertThat(problems(text("id", "varchar", "utf8mb4", collation), BODY, AT, N))
        .containsExactly(
            ("Table t has the key column id in collation %s, under which distinct keys are equal;"
                    + " it must be utf8mb4_0900_bin.")
                .formatted(collation));
  }

  @ParameterizedTest
  @EnumSource
  void theKeysCollationIsThatOfTheServer(MySqlFlavor server) {
    ExistingColumn id = text("id", "varchar", "utf8mb4", server.keyCollation());
    ExistingTable there =
        new ExistingTable("BASE TABLE", "InnoDB", List.of(id, BODY, AT, N), KEY, List.of());
    assertThat(TableCheck.problems(WANTED, there, server)).isEmpty();
  }

  @Test
  void aColumnThatTheServerComputesDoesNotFit() {
    ExistingColumn computed = new ExistingColumn("n", "bigint", false, 0, 0, "", "", true, true);
    assertThat(problems(ID, BODY, AT, computed))
        .containsExactly("Table t has a column n that the server computes.");
  }

  @Test
  void anotherColumnThatNeedsAValueDoesNotFit() {
    assertThat(problems(ID, BODY, AT, N, plain("extra", "int")))
        .containsExactly(
            "Table t has a column extra that needs a value, but neither Sluice nor a trigger fills"
                + " it; give it a default.");
  }

  @Test
  void aColumnThatATriggerFillsWasSaidToNeedAValue() {
    ExistingColumn extra = plain("Extra", "int");
    ExistingTrigger fills = trigger("BEFORE", "INSERT", "SET NEW.extra = 7");
    assertThat(problems(List.of(fills), ID, BODY, AT, N, extra)).isEmpty();
    for (ExistingTrigger other :
        List.of(
            trigger("BEFORE", "UPDATE", "SET NEW.extra = 7"),
            trigger("BEFORE", "INSERT", "SET NEW.other = NEW.extra"),
            trigger("AFTER", "INSERT", "SET @extra = 7"))) {
      assertThat(problems(List.of(other), ID, BODY, AT, N, extra)).hasSize(1);
    }
  }

  @Test
  void aTriggerWithoutADefinerWasFoundAtTheFirstRow() {
    assertThat(problems(trigger("AFTER", "UPDATE", "SET @n = NEW.n", true)))
        .containsExactly(
            "Table t has a trigger tr whose definer ann@localhost does not exist, so that"
                + " every insert fails; create that user, or recreate the trigger.");
    assertThat(problems(trigger("AFTER", "DELETE", "SET @n = OLD.n", true))).isEmpty();
  }

  @Test
  void columnsInOtherLettersWereSaidToBeMissing() {
    Map<String, List<String>> key = Map.of("PRIMARY", List.of("ID"));
    ExistingTable there =
        new ExistingTable(
            "BASE TABLE",
            "InnoDB",
            List.of(
                text("ID", "varchar", "utf8mb4", "utf8mb4_0900_bin"),
                text("Body", "varchar", "utf8mb4", "utf8mb4_bin"),
                plain("AT", "timestamp"),
                plain("N", "int")),
            key,
            List.of());
    assertThat(TableCheck.problems(WANTED, there, MySqlFlavor.MYSQL)).isEmpty();
    assertThat(TableCheck.limits(WANTED, there).byColumn())
        .containsOnlyKeys("id", "body", "at", "n")
        .containsEntry("n", Limit.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void aTableThatKeepsAllVersionsOfItsRowsWasSaidToBeNoTable() {
    assertThat(problems("SYSTEM VERSIONED", "InnoDB", KEY, ID, BODY, AT, N)).isEmpty();
  }

  @Test
  void aTableWithoutAPrimaryKeyDoesNotFit() {
    assertThat(problems("BASE TABLE", "InnoDB", Map.of(), ID, BODY, AT, N))
        .containsExactly("Table t has no primary key; it must be id.");
  }

  @Test
  void anotherPrimaryKeyDoesNotFit() {
    Map<String, List<String>> key = Map.of("PRIMARY", List.of("id", "at"));
    assertThat(problems("BASE TABLE", "InnoDB", key, ID, BODY, AT, N))
        .containsExactly("Table t has the primary key id, at; it must be id.");
  }

  @Test
  void aPrimaryKeyOfTheBeginningsOfIdsDoesNotFit() {
    Map<String, List<String>> key = Map.of("PRIMARY", List.of("id(10)"));
    assertThat(problems("BASE TABLE", "InnoDB", key, ID, BODY, AT, N))
        .containsExactly("Table t has the primary key id(10); it must be id.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT", "UPDATE"})
  void aTriggerThatSetsOurColumnsDoesNotFit(String event) {
    assertThat(problems(trigger("BEFORE", event, "SET NEW.Body = 'x', NEW.at = NOW()")))
        .containsExactly(
            "Table t has a trigger tr that sets column body, so that what is stored is not what is"
                + " in the file.",
            "Table t has a trigger tr that sets column at, so that what is stored is not what is"
                + " in the file.");
  }

  @Test
  void aTriggerThatSetsNoneOfOurColumnsFits() {
    assertThat(problems(trigger("BEFORE", "INSERT", "SET NEW.seen = NOW()"))).isEmpty();
    assertThat(problems(trigger("AFTER", "INSERT", "SET @body = NEW.body"))).isEmpty();
    assertThat(problems(trigger("BEFORE", "DELETE", "SET @body = OLD.body"))).isEmpty();
  }

  @Test
  void aSecondUniqueKeyDoesNotFit() {
    Map<String, List<String>> keys = Map.of("PRIMARY", List.of("id"), "by_body", List.of("body"));
    assertThat(problems("BASE TABLE", "InnoDB", keys, ID, BODY, AT, N))
        .containsExactly(
            "Table t has a second unique key by_body, by which a row could replace another.");
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce() {
    assertThat(problems("BASE TABLE", "MyISAM", Map.of(), BODY, plain("at", "date"), N))
        .containsExactly(
            "Table t has the engine MyISAM, which cannot roll back; it must be InnoDB.",
            "Table t has no column id.",
            "Table t has a column at of type date; it must be TIMESTAMP or DATETIME.",
            "Table t has no primary key; it must be id.");
  }

  private static List<String> problems(ExistingColumn... columns) {
    return problems("BASE TABLE", "InnoDB", KEY, columns);
  }

  private static List<String> problems(
      String kind, String engine, Map<String, List<String>> keys, ExistingColumn... columns) {
    ExistingTable there =
        new ExistingTable(kind, engine, new ArrayList<>(Arrays.asList(columns)), keys, List.of());
    return TableCheck.problems(WANTED, there, MySqlFlavor.MYSQL);
  }

  private static List<String> problems(ExistingTrigger trigger) {
    return problems(List.of(trigger), ID, BODY, AT, N);
  }

  private static List<String> problems(List<ExistingTrigger> triggers, ExistingColumn... columns) {
    return TableCheck.problems(
        WANTED,
        new ExistingTable("BASE TABLE", "InnoDB", List.of(columns), KEY, triggers),
        MySqlFlavor.MYSQL);
  }

  private static ExistingTrigger trigger(String timing, String event, String body) {
    return trigger(timing, event, body, false);
  }

  private static ExistingTrigger trigger(
      String timing, String event, String body, boolean definerIsGone) {
    return new ExistingTrigger("tr", timing, event, "", body, "ann@localhost", definerIsGone);
  }

  private static ExistingColumn wide(long characters) {
    return new ExistingColumn(
        "body",
        "varchar",
        false,
        characters,
        4 * characters,
        "utf8mb4",
        "utf8mb4_bin",
        false,
        false);
  }

  private static ExistingColumn text(String name, String type, String charset, String collation) {
    return new ExistingColumn(name, type, false, 255, 1020, charset, collation, false, false);
  }

  private static ExistingColumn plain(String name, String type) {
    return new ExistingColumn(name, type, false, 0, 0, "", "", false, false);
  }
}
