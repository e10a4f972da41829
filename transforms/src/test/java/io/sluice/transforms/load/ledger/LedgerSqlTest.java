package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.metrics.LineCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerSqlTest {

  @ParameterizedTest
  @EnumSource
  void everyCounterHasItsColumn(LineCounter counter) {
    String column = "`" + counter.metric() + "`";
    assertThat(LedgerSql.CREATE_BATCHES).contains(column + " BIGINT NOT NULL");
    assertThat(LedgerSql.INSERT_BATCH).contains(column);
    assertThat(LedgerSql.SELECT_BATCH).contains(column);
    assertThat(LedgerLayout.EARLIER.selectNextBatches()).contains(column);
  }

  // With the lock, whoever takes the file over waits until this batch is committed.
  @Test
  void anEntryIsWrittenOnlyByTheRunThatHasTheFile() {
    assertThat(LedgerSql.INSERT_BATCH)
        .startsWith(
            "INSERT INTO sluice_load_batch (`file`, `start`, `end`, `batch`, `rows`, `last`,"
                + " `fingerprint`, `run`, `read`, ")
        .endsWith("?, ? FROM sluice_load_file WHERE `file` = ? AND `run` = ? LOCK IN SHARE MODE");
  }

  @Test
  void theTablesTakeTransactionsWhateverTheServersDefaultIs() {
    assertThat(LedgerSql.CREATE_FILES)
        .endsWith(
            " ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    assertThat(LedgerSql.CREATE_BATCHES)
        .endsWith(
            " ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
  }
}
