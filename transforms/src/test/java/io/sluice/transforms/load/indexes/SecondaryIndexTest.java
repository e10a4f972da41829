package io.sluice.transforms.load.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondaryIndexTest {

  private static final String TABLE =
      """
      CREATE TABLE `t` (
        `id` varchar(255) NOT NULL DEFAULT 'KEY `no` (`id`)',
        `a` varchar(50) NOT NULL COMMENT 'x',
        `KEY` int NOT NULL,
        PRIMARY KEY (`id`),
        UNIQUE KEY `one` (`a`),
        KEY `a` (`a`),
        KEY `odd ``name, (` (`a`(10) DESC,`KEY`) USING BTREE COMMENT 'it''s, here',
        KEY `hidden` (`KEY`) /*!80000 INVISIBLE */,
        KEY `ignored` (`a`,`KEY` DESC) KEY_BLOCK_SIZE=4 COMMENT 'a\\\\b\\nc' IGNORED,
        KEY `number` ((cast(`a` as unsigned))),
        KEY `both` (`a`,(cast(`a` as unsigned))),
        SPATIAL KEY `where` (`a`),
        FULLTEXT KEY `words` (`a`),
        CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `other` (`b`)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
      """;

  @Test
  void keysThatAreNeitherUniqueNorSpecialAreFoundInTheServersWords() {
    assertThat(SecondaryIndex.in(TABLE))
        .containsExactly(
            new SecondaryIndex("a", "KEY `a` (`a`)"),
            new SecondaryIndex(
                "odd `name, (",
                "KEY `odd ``name, (` (`a`(10) DESC,`KEY`) USING BTREE COMMENT 'it''s, here'"),
            new SecondaryIndex("hidden", "KEY `hidden` (`KEY`) /*!80000 INVISIBLE */"),
            new SecondaryIndex(
                "ignored",
                "KEY `ignored` (`a`,`KEY` DESC) KEY_BLOCK_SIZE=4 COMMENT 'a\\\\b\\nc' IGNORED"));
  }

  @Test
  void itsColumnsAreFoundWhateverTheirNames() {
    String definition = "KEY `k` (`a``b`(10) DESC,`c,(d)`,`e f`)";
    assertThat(new SecondaryIndex("k", definition).columns())
        .containsExactly("a`b", "c,(d)", "e f");
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
        "KEY `k` (`a`) /*!80000 INVISIBLE */, ENGINE=MyISAM",
        "KEY `k` (`a`) /*! , DROP COLUMN `data` */",
        "KEY `k` (`a`) -- x",
        "KEY `k` (`a`)\n",
        "KEY `k` (`a``) , DROP COLUMN `data`",
        "KEY `k` (a)",
        "KEY k (`a`)",
        "KEY `k` ((sleep(10)))",
        "KEY `k` (`a`(99999))",
        "KEY `k` ()",
        "KEY `other` (`a`)",
        "KEY `k`, ADD KEY `k` (`a`)",
        "UNIQUE KEY `k` (`a`)",
        "INDEX `k` (`a`)",
        "CONSTRAINT `k` CHECK (`a` = 1)",
        "COLUMN `k` INT"
      })
  void aDefinitionThatIsMoreThanAPlainKeyIsRefused(String definition) {
    assertThat(SecondaryIndex.parse("k", definition)).isEmpty();
  }

  @Test
  void aDefinitionWithoutEndIsRefusedInStackAndTimeThatDoNotGrow() {
    assertThat(SecondaryIndex.parse("k", "KEY `k` (`" + "``".repeat(30_000))).isEmpty();
    assertThat(SecondaryIndex.parse("k", "KEY `k` (`a`) COMMENT '" + "''".repeat(30_000)))
        .isEmpty();
    assertThat(SecondaryIndex.parse("k", "KEY `k` (" + "`a`,".repeat(15_000) + "`a`)")).isEmpty();
  }

  @Test
  void aTableMayHaveNone() {
    assertThat(SecondaryIndex.in("CREATE TABLE `t` (\n  `KEY` int,\n  PRIMARY KEY (`KEY`)\n)"))
        .isEmpty();
  }
}
