package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.metrics.LineCounter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL statements of the ledger. */
final class LedgerSql {

  static final String FILES = LedgerLayout.CURRENT.files();
  static final String BATCHES = LedgerLayout.CURRENT.batches();

  /** Leaves nothing to server settings; utf8mb4 holds any file name. */
  private static final String TABLE_OPTIONS =
      ") ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  private static final String KEY_COLUMN =
      "`file` CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL";

  private static final List<String> FILE_COLUMNS =
      List.of(
          "file",
          "table",
          "path",
          "size",
          "modified",
          "head",
          "settings",
          "run",
          "left_behind",
          "rejects",
          "started",
          "finished",
          "table_identity");

  static final String CREATE_FILES =
      "CREATE TABLE IF NOT EXISTS "
          + FILES
          + " ("
          + KEY_COLUMN
          + " PRIMARY KEY, `table` VARCHAR(64) NOT NULL, `path` TEXT NOT NULL, `size` BIGINT NOT"
          + " NULL, `modified` BIGINT NOT NULL, `head` CHAR(64) NOT NULL, `settings` TEXT NOT NULL,"
          + " `run` VARCHAR(80) NOT NULL, `left_behind` TEXT NOT NULL, `rejects` TEXT NOT NULL,"
          + " `started` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, `finished` TIMESTAMP NULL"
          + " DEFAULT NULL, `table_identity` VARCHAR(64) NULL"
          + TABLE_OPTIONS;

  static final String CREATE_BATCHES =
      "CREATE TABLE IF NOT EXISTS "
          + BATCHES
          + " ("
          + KEY_COLUMN
          + ", `start` BIGINT NOT NULL, `end` BIGINT NOT NULL, `batch` INT NOT NULL, `rows` BIGINT"
          + " NOT NULL, `last` BOOLEAN NOT NULL, `fingerprint` BIGINT NOT NULL, `run` VARCHAR(80)"
          + " NOT NULL, "
          + counters()
              .map(counter -> counter + " BIGINT NOT NULL")
              .collect(Collectors.joining(", "))
          + ", `reasons` TEXT NOT NULL, `rejects` TEXT NOT NULL, `sentinels` TEXT NULL,"
          + " `committed` TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),"
          + " PRIMARY KEY (`file`, `start`, `batch`), KEY (`run`)"
          + TABLE_OPTIONS;

  private static final String INSERT_FILES =
      "INSERT INTO "
          + FILES
          + " (`file`, `table`, `path`, `size`, `modified`, `head`, `settings`, `run`,"
          + " `left_behind`, `rejects`) VALUES ";

  private static final String FILE_VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** For existing rows; a missing one is inserted with an empty run. */
  private static final String KEY_VALUES = "(?, '', '', 0, 0, '', '', '', '', '')";

  static final String FORGET_BATCHES = "DELETE FROM " + BATCHES + " WHERE `file` = ?";

  private static final List<String> BATCH_COLUMNS =
      Arrays.asList(LedgerLayout.CURRENT.batchColumns().replace("`", "").split(", "));

  /** The ledger's tables. */
  static final List<InternalTable> TABLES =
      List.of(new InternalTable(FILES, FILE_COLUMNS), new InternalTable(BATCHES, BATCH_COLUMNS));

  static final String SELECT_BATCH =
      LedgerLayout.CURRENT.selectBatches() + " WHERE `file` = ? AND `start` = ? AND `batch` = ?";

  static final String SELECT_SORT_RUN =
      LedgerLayout.CURRENT.selectBatches() + " WHERE `file` = ? AND `start` = ? ORDER BY `batch`";

  /** Inserts nothing if another run has claimed the file. */
  static final String INSERT_BATCH =
      "INSERT INTO "
          + BATCHES
          + " ("
          + LedgerLayout.CURRENT.batchColumns()
          + ") SELECT "
          + String.join(", ", Collections.nCopies(BATCH_COLUMNS.size(), "?"))
          + " FROM "
          + FILES
          + " WHERE `file` = ? AND `run` = ? LOCK IN SHARE MODE";

  private LedgerSql() {}

  /**
   * Inserts missing rows, and locks all of them in the given order. A locking SELECT may scan the
   * whole table, and so lock other loads' files.
   */
  static String insertAndLockFiles(int count) {
    return insertFiles(FILE_VALUES, count) + "`file` = VALUES(`file`)";
  }

  /** Claims files: only the run in {@code run} can write batches of the file. */
  static String claimFiles(int count) {
    return insertFiles(FILE_VALUES, count)
        + "`run` = VALUES(`run`), `left_behind` = VALUES(`left_behind`),"
        + " `rejects` = VALUES(`rejects`), `finished` = NULL";
  }

  /** Locks rows in the given order. */
  static String lockFiles(int count) {
    return insertFiles(KEY_VALUES, count) + "`file` = VALUES(`file`)";
  }

  /** Marks locked rows as finished. */
  static String finishFiles(int count) {
    return insertFiles(KEY_VALUES, count) + "`finished` = CURRENT_TIMESTAMP, `left_behind` = ''";
  }

  /** Sets the identity of the table for {@code count} files. */
  static String noteTable(int count) {
    return "UPDATE "
        + FILES
        + " SET `table_identity` = ? WHERE (`table_identity` IS NULL OR `table_identity` <> ?)"
        + " AND `file` IN ("
        + repeat("?", count)
        + ")";
  }

  private static String insertFiles(String values, int count) {
    return INSERT_FILES + repeat(values, count) + " ON DUPLICATE KEY UPDATE ";
  }

  private static String repeat(String one, int count) {
    return String.join(", ", Collections.nCopies(count, one));
  }

  private static Stream<String> counters() {
    return Arrays.stream(LineCounter.values()).map(counter -> '`' + counter.metric() + '`');
  }
}
