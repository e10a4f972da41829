package io.sluice.transforms.load.ledger;

import io.sluice.transforms.metrics.LineCounter;
import java.util.Arrays;
import java.util.Collections;

/**
 * A layout of the ledger's tables. A new layout has tables of other names, because older programs
 * know no versions; what they have recorded stays readable.
 */
enum LedgerLayout {
  /** The tables that this program writes. */
  CURRENT("sluice_load_file", "sluice_load_batch", "sentinels", "`table_identity`"),
  /** The tables of the first edition, with one sentinel a batch. */
  EARLIER("sluice_ledger_file", "sluice_ledger", "witness", "NULL");

  private final String files;
  private final String batches;
  private final String sentinels;
  private final String tableIdentity;

  LedgerLayout(String files, String batches, String sentinels, String tableIdentity) {
    this.files = files;
    this.batches = batches;
    this.sentinels = sentinels;
    this.tableIdentity = tableIdentity;
  }

  /** The name of the table of files. */
  String files() {
    return files;
  }

  /** The name of the table of batches. */
  String batches() {
    return batches;
  }

  /** Counts the unfinished files of a run. */
  String countUnfinished() {
    return "SELECT COUNT(*) FROM " + files + " WHERE `run` = ? AND `finished` IS NULL";
  }

  /**
   * Selects the names of a run's rejects; in the first edition's layout, and the committed lengths.
   * Not grouped: to group by a TEXT, a server creates a table on disk.
   */
  String selectRejects() {
    return "SELECT `rejects`"
        + (this == EARLIER ? ", `rejects_end`" : "")
        + " FROM "
        + batches
        + " WHERE `run` = ? AND `rejects` <> ''";
  }

  /** Reads the rows of {@code count} files, as of the transaction's first read. */
  String selectFiles(int count) {
    return "SELECT `file`, `run`, `left_behind`, `rejects`, `finished`, "
        + tableIdentity
        + " FROM "
        + files
        + isOneOf(count);
  }

  /** Reads the first batches of {@code count} files. */
  String selectFirstBatches(int count) {
    return selectBatches() + isOneOf(count) + " ORDER BY `file`, `start`, `batch` LIMIT ?";
  }

  /** Reads the next batches of a file after one of them. */
  String selectNextBatches() {
    return selectBatches()
        + " WHERE `file` = ? AND (`start` > ? OR `start` = ? AND `batch` > ?)"
        + " ORDER BY `start`, `batch` LIMIT ?";
  }

  /** Selects what {@link BatchEntry#read} reads, and when the batch was committed. */
  String selectBatches() {
    return "SELECT " + batchColumns() + ", `committed` FROM " + batches;
  }

  /** The columns of a batch in the order of {@link BatchEntry}. */
  String batchColumns() {
    return "`file`, `start`, `end`, `batch`, `rows`, `last`, `fingerprint`, `run`, "
        + String.join(
            ", ",
            Arrays.stream(LineCounter.values())
                .map(counter -> '`' + counter.metric() + '`')
                .toList())
        + ", `reasons`, `rejects`, `"
        + sentinels
        + '`';
  }

  private static String isOneOf(int count) {
    return " WHERE `file` IN (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }
}
