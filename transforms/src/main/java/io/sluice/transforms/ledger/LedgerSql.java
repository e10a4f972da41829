package io.sluice.transforms.ledger;

import io.sluice.transforms.accounting.LineCounter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger's statements, as text. */
final class LedgerSql {

  static final String FILES = "sluice_ledger_file";
  static final String BLOCKS = "sluice_ledger";

  /** The names are ASCII, the texts whatever a file's name may be. */
  private static final String END = ") ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4";

  private static final String KEY =
      "`file` CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL";

  static final String CREATE_FILES =
      "CREATE TABLE IF NOT EXISTS "
          + FILES
          + " ("
          + KEY
          + " PRIMARY KEY, `table` VARCHAR(64) NOT NULL, `path` TEXT NOT NULL, `size` BIGINT NOT"
          + " NULL, `modified` BIGINT NOT NULL, `head` CHAR(64) NOT NULL, `settings` TEXT NOT NULL,"
          + " `run` VARCHAR(64) NOT NULL, `left_behind` TEXT NOT NULL, `rejects` TEXT NOT NULL,"
          + " `started` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, `finished` TIMESTAMP NULL"
          + END;

  static final String CREATE_BLOCKS =
      "CREATE TABLE IF NOT EXISTS "
          + BLOCKS
          + " ("
          + KEY
          + ", `start` BIGINT NOT NULL, `end` BIGINT NOT NULL, `run` VARCHAR(64) NOT NULL, "
          + counters()
              .map(counter -> counter + " BIGINT NOT NULL")
              .collect(Collectors.joining(", "))
          + ", `reasons` TEXT NOT NULL, `rejects` TEXT NOT NULL, `rejects_end` BIGINT NOT NULL,"
          + " `witness` TEXT NULL,"
          + " `committed` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
          + " PRIMARY KEY (`file`, `start`), KEY (`run`)"
          + END;

  static final String SELECT_FILE =
      "SELECT `run`, `left_behind`, `rejects`, `finished` FROM " + FILES + " WHERE `file` = ?";

  static final String LOCK_FILE = SELECT_FILE + " FOR UPDATE";

  private static final String INSERT_FILE =
      "INSERT INTO "
          + FILES
          + " (`file`, `table`, `path`, `size`, `modified`, `head`, `settings`, `run`,"
          + " `left_behind`, `rejects`)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** Inserts a row where there is none, and locks it in any case. */
  static final String ENTER_FILE = INSERT_FILE + " ON DUPLICATE KEY UPDATE `file` = VALUES(`file`)";

  /** Whose `run` another has written before may not write blocks of the file any more. */
  static final String TAKE_FILE =
      INSERT_FILE
          + " ON DUPLICATE KEY UPDATE `run` = VALUES(`run`),"
          + " `left_behind` = VALUES(`left_behind`), `rejects` = VALUES(`rejects`),"
          + " `finished` = NULL";

  static final String COUNT_UNFINISHED =
      "SELECT COUNT(*) FROM " + FILES + " WHERE `run` = ? AND `finished` IS NULL";

  static final String FINISH_FILE =
      "UPDATE "
          + FILES
          + " SET `finished` = CURRENT_TIMESTAMP, `left_behind` = ''"
          + " WHERE `file` = ? AND `run` = ?";

  static final String FORGET_BLOCKS = "DELETE FROM " + BLOCKS + " WHERE `file` = ?";

  private static final List<String> BLOCK_COLUMNS =
      Stream.of(
              Stream.of("`file`", "`start`", "`end`", "`run`"),
              counters(),
              Stream.of("`reasons`", "`rejects`", "`rejects_end`", "`witness`"))
          .flatMap(columns -> columns)
          .toList();

  static final String SELECT_REJECTS =
      "SELECT `rejects`, MAX(`rejects_end`) FROM "
          + BLOCKS
          + " WHERE `run` = ? AND `rejects` <> '' GROUP BY `rejects`";

  static final String SELECT_BLOCK =
      "SELECT " + columns() + " FROM " + BLOCKS + " WHERE `file` = ? AND `start` = ?";

  static final String SELECT_BLOCKS =
      "SELECT "
          + columns()
          + " FROM "
          + BLOCKS
          + " WHERE `file` = ? AND `start` > ? ORDER BY `start` LIMIT ?";

  /** Inserts nothing where another run has taken the file over. */
  static final String INSERT_BLOCK =
      "INSERT INTO "
          + BLOCKS
          + " ("
          + columns()
          + ") SELECT "
          + String.join(", ", Collections.nCopies(BLOCK_COLUMNS.size(), "?"))
          + " FROM "
          + FILES
          + " WHERE `file` = ? AND `run` = ? LOCK IN SHARE MODE";

  private LedgerSql() {}

  private static String columns() {
    return String.join(", ", BLOCK_COLUMNS);
  }

  private static Stream<String> counters() {
    return Arrays.stream(LineCounter.values()).map(counter -> '`' + counter.metric() + '`');
  }
}
