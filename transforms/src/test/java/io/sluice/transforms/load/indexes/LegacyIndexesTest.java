package io.sluice.transforms.load.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyIndexesTest {

  @Test
  void aPlainIndexIsReadAsValues() {
    assertThat(LegacyIndexes.parse("a", "KEY `a` (`b`)"))
        .contains(
            new SecondaryIndex(
                "a", List.of(whole("b")), Method.DEFAULT, "", OptionalInt.empty(), true));
    assertThat(
            LegacyIndexes.parse(
                "odd `name, (",
                "KEY `odd ``name, (` (`a``b`(10) DESC,`c,(d)`,`e f` DESC) USING BTREE"
                    + " KEY_BLOCK_SIZE=4 COMMENT 'it''s\\n \\\\n\\r' IGNORED"))
        .contains(
            new SecondaryIndex(
                "odd `name, (",
                List.of(
                    new IndexPart("a`b", OptionalInt.of(10), true),
                    whole("c,(d)"),
                    new IndexPart("e f", OptionalInt.empty(), true)),
                Method.BTREE,
                "it's\n \\n\r",
                OptionalInt.of(4),
                false));
    assertThat(LegacyIndexes.parse("k", "KEY `k` (`a`) USING HASH /*!80000 INVISIBLE */"))
        .contains(
            new SecondaryIndex(
                "k", List.of(whole("a")), Method.HASH, "", OptionalInt.empty(), false));
  }

  /** Whoever may write into the ledger wrote statements for whoever loads next. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KEY `k` (`a`), DROP COLUMN `data`",
        "KEY `k` (`a`); DROP TABLE t",
        "KEY `k` (`a`) COMMENT 'x', DROP COLUMN `data`",
        "KEY `k` (`a`) COMMENT 'x\\' , DROP COLUMN `data`, COMMENT 'y'",
        "KEY `k` (`a`) COMMENT 'x''",
        "KEY `k` (`a`) COMMENT 'x\\0'",
        "KEY `k` (`a`) /*!80000 INVISIBLE */, ENGINE=MyISAM",
        "KEY `k` (`a`) /*! , DROP COLUMN `data` */",
        "KEY `k` (`a`) -- x",
        "KEY `k` (`a`)\n",
        "KEY `k` (`a``) , DROP COLUMN `data`",
        "KEY `k` (a)",
        "KEY k (`a`)",
        "KEY `k` ((sleep(10)))",
        "KEY `k` (`a`(99999))",
        "KEY `k` (`a`(0))",
        "KEY `k` (`a`(3073))",
        "KEY `k` (`a`) KEY_BLOCK_SIZE=65536",
        "KEY `k` ()",
        "KEY `other` (`a`)",
        "KEY `k`, ADD KEY `k` (`a`)",
        "UNIQUE KEY `k` (`a`)",
        "INDEX `k` (`a`)",
        "CONSTRAINT `k` CHECK (`a` = 1)",
        "COLUMN `k` INT"
      })
  void aDefinitionThatIsMoreThanAPlainKeyIsRefused(String definition) {
    assertThat(LegacyIndexes.parse("k", definition)).isEmpty();
  }

  @Test
  void aDefinitionWithoutEndIsRefusedInStackAndTimeThatDoNotGrow() {
    assertThat(LegacyIndexes.parse("k", "KEY `k` (`" + "``".repeat(30_000))).isEmpty();
    assertThat(LegacyIndexes.parse("k", "KEY `k` (`a`) COMMENT '" + "''".repeat(30_000))).isEmpty();
    assertThat(LegacyIndexes.parse("k", "KEY `k` (" + "`a`,".repeat(15_000) + "`a`)")).isEmpty();
  }

  private static IndexPart whole(String column) {
    return new IndexPart(column, OptionalInt.empty(), false);
  }
}
