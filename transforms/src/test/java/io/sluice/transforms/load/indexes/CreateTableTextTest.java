package io.sluice.transforms.load.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreateTableTextTest {

  private static final CreateTableText TEXT =
      new CreateTableText(
          """
          CREATE TABLE `t` (
            `id` varchar(255) NOT NULL DEFAULT 'KEY `no` (`id`)',
            `a` varchar(50) NOT NULL COMMENT 'x',
            `KEY` int NOT NULL,
            PRIMARY KEY (`id`),
            UNIQUE KEY `one` (`a`),
            KEY `a` (`a`),
            KEY `odd ``name, (` (`a`(10) DESC,`KEY`) USING BTREE COMMENT 'it''s, here',
            SPATIAL KEY `where` (`a`),
            KEY `twice` (`a`),
            KEY `twice` (`a`),
            KEY `last` (`a`) KEY_BLOCK_SIZE=4
          ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
          """);

  @Test
  void aClauseIsFoundByTheNameOfItsIndex() {
    assertThat(TEXT.clause("a")).contains("KEY `a` (`a`)");
    assertThat(TEXT.clause("odd `name, ("))
        .contains("KEY `odd ``name, (` (`a`(10) DESC,`KEY`) USING BTREE COMMENT 'it''s, here'");
    assertThat(TEXT.clause("last")).contains("KEY `last` (`a`) KEY_BLOCK_SIZE=4");
  }

  @Test
  void otherIndexesAndOtherTextAreNotFound() {
    assertThat(TEXT.clause("one")).isEmpty();
    assertThat(TEXT.clause("where")).isEmpty();
    assertThat(TEXT.clause("no")).isEmpty();
    assertThat(TEXT.clause("KEY")).isEmpty();
    assertThat(TEXT.clause("odd ")).isEmpty();
  }

  @Test
  void aClauseThatIsFoundTwiceCouldBeEither() {
    assertThat(TEXT.clause("twice")).isEmpty();
  }
}
