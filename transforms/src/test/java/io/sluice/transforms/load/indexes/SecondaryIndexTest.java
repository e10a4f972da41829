package io.sluice.transforms.load.indexes;

import static io.sluice.transforms.jdbc.MySqlFlavor.MARIADB;
import static io.sluice.transforms.jdbc.MySqlFlavor.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondaryIndexTest {

  private static final SecondaryIndex PLAIN = index("k", Method.DEFAULT, "", OptionalInt.empty());
  private static final SecondaryIndex FULL =
      new SecondaryIndex(
          "odd `name",
          List.of(
              new IndexPart("a`b", OptionalInt.of(10), true),
              new IndexPart("back\\", OptionalInt.empty(), false)),
          Method.HASH,
          "it's \\ \n\r \"é\"",
          OptionalInt.of(4),
          false);

  @Test
  void itsClauseIsMadeOfItsValues() {
    assertThat(PLAIN.definition(MYSQL)).isEqualTo("INDEX `k` (`a`)");
    assertThat(FULL.definition(MYSQL))
        .isEqualTo(
            "INDEX `odd ``name` (`a``b`(10) DESC,`back\\`/*`*/) USING HASH KEY_BLOCK_SIZE=4"
                + " COMMENT 'it''s \\\\ \\n\\r \"é\"' /*!80000 INVISIBLE */");
  }

  @Test
  void itsClauseIsShownAsTheServersShowIt() {
    assertThat(PLAIN.shown(MARIADB)).isEqualTo("KEY `k` (`a`)");
    assertThat(FULL.shown(MARIADB))
        .isEqualTo(
            "KEY `odd ``name` (`a``b`(10) DESC,`back\\`) USING HASH KEY_BLOCK_SIZE=4"
                + " COMMENT 'it''s \\\\ \\n\\r \"é\"' IGNORED");
  }

  /** Names and comments end only where they should. */
  @Test
  void noValueLeavesItsQuotes() {
    SecondaryIndex index =
        new SecondaryIndex(
            "k` (`a`), DROP COLUMN `data",
            List.of(new IndexPart("a`), DROP COLUMN `data", OptionalInt.empty(), false)),
            Method.DEFAULT,
            "x', DROP COLUMN `data` \\",
            OptionalInt.empty(),
            true);

    assertThat(index.definition(MYSQL))
        .isEqualTo(
            "INDEX `k`` (``a``), DROP COLUMN ``data` (`a``), DROP COLUMN ``data`)"
                + " COMMENT 'x'', DROP COLUMN `data` \\\\'");
  }

  @Test
  void whatOnlyTheClauseShowsCompletesIt() {
    assertThat(PLAIN.completedBy("KEY `k` (`a`)", MYSQL)).contains(PLAIN);
    assertThat(PLAIN.completedBy("KEY `k` (`a`) USING BTREE", MYSQL))
        .contains(index("k", Method.BTREE, "", OptionalInt.empty()));
    SecondaryIndex commented = index("k", Method.DEFAULT, "c", OptionalInt.empty());
    assertThat(
            commented.completedBy("KEY `k` (`a`) USING HASH KEY_BLOCK_SIZE=8 COMMENT 'c'", MYSQL))
        .contains(index("k", Method.HASH, "c", OptionalInt.of(8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KEY `k`",
        "KEY `k` (`b`)",
        "KEY `k` (`a` DESC)",
        "KEY `k` (`a`,`b`)",
        "KEY `k` (`a`) COMMENT 'c'",
        "KEY `k` (`a`) /*!80000 INVISIBLE */",
        "KEY `k` (`a`) IGNORED",
        "KEY `k` (`a`) USING RTREE",
        "KEY `k` (`a`) KEY_BLOCK_SIZE=08",
        "KEY `k` (`a`) KEY_BLOCK_SIZE=99999",
        "KEY `k` (`a`) KEY_BLOCK_SIZE=123456",
        "KEY `k` (`a`) `clustering`=yes",
        "KEY `k` (`a`) /*!80021 ENGINE_ATTRIBUTE '{}' */",
        "KEY `k` (`a`) /*!50100 WITH PARSER `ngram` */",
        "KEY `k` (`a`) "
      })
  void anIndexOfWhichTheServerShowsMoreOrLessIsNotCompleted(String shown) {
    assertThat(PLAIN.completedBy(shown, MYSQL)).isEmpty();
  }

  @Test
  void valuesThatNoServerCanHaveAreRefused() {
    IndexPart part = new IndexPart("a", OptionalInt.empty(), false);
    assertThatThrownBy(() -> index("", Method.DEFAULT, "", OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index("k".repeat(65), Method.DEFAULT, "", OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index("k", Method.DEFAULT, "c".repeat(1025), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index("k", Method.DEFAULT, "a\0b", OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index("k", Method.DEFAULT, "", OptionalInt.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index("k", Method.DEFAULT, "", OptionalInt.of(65_536)))
        .isInstanceOf(IllegalArgumentException.class);
    for (int parts : List.of(0, 65)) {
      assertThatThrownBy(
              () ->
                  new SecondaryIndex(
                      "k",
                      Collections.nCopies(parts, part),
                      Method.DEFAULT,
                      "",
                      OptionalInt.empty(),
                      true))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int prefix : List.of(-1, 0, 3073)) {
      assertThatThrownBy(() -> new IndexPart("a", OptionalInt.of(prefix), false))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new IndexPart("a\0", OptionalInt.empty(), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SecondaryIndex index(
      String name, Method method, String comment, OptionalInt keyBlockSize) {
    return new SecondaryIndex(
        name,
        List.of(new IndexPart("a", OptionalInt.empty(), false)),
        method,
        comment,
        keyBlockSize,
        true);
  }
}
