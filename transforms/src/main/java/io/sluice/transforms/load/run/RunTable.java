package io.sluice.transforms.load.run;

import io.sluice.transforms.jdbc.table.InternalTable;
import java.util.List;

/** The table of runs, and its statements. */
public final class RunTable {

  /** The name of the table. */
  public static final String NAME = "sluice_load";

  /** The version of the ledger's layout. A new layout gets new table names. */
  static final int VERSION = 2;

  /** The table with its columns. */
  public static final InternalTable OWN_TABLE =
      new InternalTable(
          NAME,
          List.of(
              "run",
              "version",
              "table",
              "settings",
              "rejects",
              "files",
              "bytes",
              "read_before",
              "state",
              "started",
              "heartbeat",
              "finished",
              "cause",
              "reason",
              "result"));

  /** The statement that creates the table. */
  public static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + NAME
          + " (`run` VARCHAR(80) NOT NULL PRIMARY KEY, `version` INT NOT NULL,"
          + " `table` VARCHAR(64) NOT NULL, `settings` TEXT NOT NULL, `rejects` TEXT NOT NULL,"
          + " `files` INT NOT NULL, `bytes` BIGINT NULL, `read_before` BIGINT NOT NULL,"
          + " `state` VARCHAR(16) NOT NULL,"
          + " `started` TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),"
          + " `heartbeat` TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),"
          + " `finished` TIMESTAMP(3) NULL DEFAULT NULL,"
          + " `cause` VARCHAR(16) NULL, `reason` TEXT NULL, `result` MEDIUMTEXT NULL"
          + ") ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  static final String INSERT =
      "INSERT INTO "
          + NAME
          + " (`run`, `version`, `table`, `settings`, `rejects`, `files`, `bytes`, `read_before`,"
          + " `state`) VALUES (?, "
          + VERSION
          + ", ?, ?, ?, ?, ?, ?, 'running')";

  private static final String ACTIVE = " AND `state` IN ('running', 'cancelling')";

  static final String WHERE_ACTIVE = " WHERE `table` = ?" + ACTIVE;

  static final String SELECT =
      "SELECT `run`, `table`, `settings`, `rejects`, `files`, `bytes`, `read_before`, `state`,"
          + " DATE_FORMAT(`started`, '%Y-%m-%dT%H:%i:%sZ'),"
          + " DATE_FORMAT(`finished`, '%Y-%m-%dT%H:%i:%sZ'),"
          + " TIMESTAMPDIFF(MICROSECOND, `started`, COALESCE(`finished`, CURRENT_TIMESTAMP(3))),"
          + " TIMESTAMPDIFF(MICROSECOND, `heartbeat`, CURRENT_TIMESTAMP(3)), `cause`, `reason`,"
          + " `result` FROM "
          + NAME;

  static final String SELECT_STATE =
      "SELECT `state`, TIMESTAMPDIFF(MICROSECOND, `heartbeat`, CURRENT_TIMESTAMP(3)) FROM "
          + NAME
          + " WHERE `run` = ?";

  static final String BEAT =
      "UPDATE " + NAME + " SET `heartbeat` = CURRENT_TIMESTAMP(3) WHERE `run` = ?" + ACTIVE;

  /** For workers that a runner has started again after a failure; not for those that survived. */
  static final String REVIVE =
      "UPDATE "
          + NAME
          + " SET `state` = 'running', `cause` = NULL, `reason` = NULL, `finished` = NULL,"
          + " `heartbeat` = CURRENT_TIMESTAMP(3) WHERE `run` = ? AND `state` = 'failed'"
          + " AND `result` IS NULL AND `cause` <> 'taken_over'"
          + " AND `finished` < CURRENT_TIMESTAMP(3) - INTERVAL ? MICROSECOND";

  static final String SET_RESULT =
      "UPDATE " + NAME + " SET `result` = ? WHERE `run` = ? AND `result` IS NULL";

  static final String END =
      "UPDATE "
          + NAME
          + " SET `state` = ?, `cause` = ?, `reason` = ?,"
          + " `finished` = CURRENT_TIMESTAMP(3) WHERE `run` = ?";

  static final String END_IF_ACTIVE = END + ACTIVE;

  static final String REQUEST_CANCEL =
      "UPDATE " + NAME + " SET `state` = 'cancelling' WHERE `run` = ? AND `state` = 'running'";

  /** The condition on the heartbeat is checked here again: the run may just have woken up. */
  static final String CANCEL_STALLED =
      END_IF_ACTIVE
          + " AND `heartbeat` < CURRENT_TIMESTAMP(3) - INTERVAL "
          + RunRow.STALLED_AFTER.toSeconds()
          + " SECOND";

  /** Statements that together need all rights on the table that a load needs. */
  public static final List<String> NEEDED = List.of(SELECT, INSERT, BEAT);

  private RunTable() {}
}
