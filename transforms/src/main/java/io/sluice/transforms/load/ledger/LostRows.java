package io.sluice.transforms.load.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the sentinels of loaded batches say about rows that are no longer in the table: others have
 * deleted some, which is their right, or the table is not the one that was loaded.
 *
 * @param sentinels the number of sentinels
 * @param missing the number of those that are gone
 * @param rows the approximate number of loaded rows that are gone
 * @param isAnotherTable whether the table was emptied, restored or replaced
 */
public record LostRows(long sentinels, long missing, long rows, boolean isAnotherTable) {

  /** Nothing is missing. */
  public static final LostRows NONE = new LostRows(0, 0, 0, false);

  /** A purge that looks like a restored table is rarer than this. */
  private static final double IMPROBABLE = 0.001;

  /** A backup has a batch whole or not at all, but a table that was filled anew may not. */
  private static final int PROOF_OF_PURGE = 3;

  /**
   * The sentinels of one batch.
   *
   * @param committed when it was committed; sorts as a string
   * @param rows the number of rows that the batch has loaded or found
   * @param sentinels the number of its sentinels, at least 1
   * @param existing the number of those that are in the table
   */
  record OfBatch(String committed, long rows, int sentinels, int existing) {

    int missing() {
      return sentinels - existing;
    }
  }

  /**
   * Judges by all batches of the files. If the table still is the one that a file was loaded into,
   * its rows were deleted one by one. Otherwise, some rows of a purged batch remain, and some late
   * batches with early ones; a restored table lacks everything that was committed after its backup,
   * and a table that was emptied or replaced lacks everything.
   *
   * @param unclear those that were perhaps loaded into another table
   */
  static LostRows of(List<OfBatch> batches, List<OfBatch> unclear) {
    long sentinels = sentinels(batches);
    long missing = batches.stream().mapToLong(OfBatch::missing).sum();
    if (missing == 0) {
      return NONE;
    }
    double rows =
        batches.stream()
            .mapToDouble(batch -> (double) batch.rows() * batch.missing() / batch.sentinels())
            .sum();
    return new LostRows(
        sentinels, missing, Math.round(rows), missing == sentinels || isAnotherTable(unclear));
  }

  private static boolean isAnotherTable(List<OfBatch> batches) {
    boolean isComplete = batches.stream().allMatch(batch -> batch.missing() == 0);
    long partial =
        batches.stream().filter(batch -> batch.missing() > 0 && batch.existing() > 0).count();
    return !isComplete && (partial < PROOF_OF_PURGE || isRestored(batches));
  }

  /** Whether a purge would hardly take all rows of the batches after the last that has some. */
  private static boolean isRestored(List<OfBatch> batches) {
    String lastExisting =
        batches.stream()
            .filter(batch -> batch.existing() > 0)
            .map(OfBatch::committed)
            .max(Comparator.naturalOrder())
            .orElse("");
    List<OfBatch> after =
        batches.stream().filter(batch -> batch.committed().compareTo(lastExisting) > 0).toList();
    long upTo = sentinels(batches) - sentinels(after);
    double purged = 1 - (double) batches.stream().mapToLong(OfBatch::existing).sum() / upTo;
    return !after.isEmpty() && Math.pow(purged, sentinels(after)) < IMPROBABLE;
  }

  private static long sentinels(List<OfBatch> batches) {
    return batches.stream().mapToLong(OfBatch::sentinels).sum();
  }

  /** Asks which table this is, if that matters. */
  static LostRows read(Connection connection, String table, List<FileAccount> accounts)
      throws SQLException {
    List<OfBatch> batches = batches(accounts, account -> true);
    LostRows lost = of(batches, batches);
    if (!lost.isAnotherTable()) {
      return lost;
    }
    Optional<String> identity = TableIdentity.of(connection, table);
    return of(
        batches,
        batches(accounts, account -> identity.isEmpty() || !account.row().isIn(identity.get())));
  }

  private static List<OfBatch> batches(
      List<FileAccount> accounts, Predicate<FileAccount> predicate) {
    return accounts.stream()
        .filter(predicate)
        .flatMap(account -> account.samples().stream())
        .toList();
  }

  /** What has happened, in a sentence; empty if no sentinel is missing. */
  public String sentence(String table) {
    if (missing == 0) {
      return "";
    }
    return ("About %,d of the rows that were loaded into table %s have been deleted since (%d of %d"
            + " samples); they stay deleted.")
        .formatted(rows, table, missing, sentinels);
  }
}
