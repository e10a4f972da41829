package io.sluice.transforms.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondaryKeyTest {

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
        FULLTEXT KEY `words` (`a`),
        CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `other` (`b`)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
      """;

  @Test
  void keysThatAreNeitherUniqueNorSpecialAreFoundInTheServersWords() {
    assertThat(SecondaryKey.in(TABLE))
        .containsExactly(
            new SecondaryKey("a", "KEY `a` (`a`)"),
            new SecondaryKey(
                "odd `name, (",
                "KEY `odd ``name, (` (`a`(10) DESC,`KEY`) USING BTREE COMMENT 'it''s, here'"),
            new SecondaryKey("hidden", "KEY `hidden` (`KEY`) /*!80000 INVISIBLE */"));
  }

  @Test
  void aTableMayHaveNone() {
    assertThat(SecondaryKey.in("CREATE TABLE `t` (\n  `KEY` int,\n  PRIMARY KEY (`KEY`)\n)"))
        .isEmpty();
  }
}
