package io.sluice.transforms.load.ledger;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger's account of one file.
 *
 * @param file the file
 * @param key its key
 * @param row its ledger row
 * @param writers the runs that wrote its batches
 * @param covered the loaded bytes
 * @param started the partly loaded sort runs, in order
 * @param counts the outcomes of the loaded lines
 * @param own the part of them that the given run has loaded
 * @param rejects the names of the objects with its rejects
 * @param samples its batches' sentinels
 */
record FileAccount(
    InputFile file,
    String key,
    FileRow row,
    Set<String> writers,
    ByteRanges covered,
    List<ByteRanges.Range> started,
    LineCounts counts,
    LineCounts own,
    List<String> rejects,
    List<LostRows.OfBatch> samples) {

  /** An account whose batches have not been read yet. */
  static FileAccount unread(InputFile file, String key, FileRow row) {
    return new FileAccount(
        file,
        key,
        row,
        Set.of(),
        ByteRanges.NONE,
        List.of(),
        LineCounts.NONE,
        LineCounts.NONE,
        List.of(),
        List.of());
  }

  /** The accounts of files, with their ledger rows, whose batches have not been read yet. */
  static List<FileAccount> unread(
      Connection connection, LedgerLayout layout, LoadLedger.Spec load, List<InputFile> files)
      throws SQLException {
    Map<InputFile, String> keys = new LinkedHashMap<>();
    for (InputFile file : files) {
      keys.put(file, FileKey.of(file, load.table().name(), load.settings(layout)).key());
    }
    Map<String, FileRow> rows = FileRow.read(connection, layout, List.copyOf(keys.values()));
    List<FileAccount> unread = new ArrayList<>();
    keys.forEach((file, key) -> unread.add(unread(file, key, rows.get(key))));
    return unread;
  }

  /** The account for a restart: nothing is loaded, but earlier runs may have left rejects. */
  FileAccount forRestart() {
    return unread(file, key, new FileRow(null, leftBehind(), null, null, null));
  }

  /** The number of its sentinels that are missing from the table. */
  long missing() {
    return samples.stream().mapToLong(LostRows.OfBatch::missing).sum();
  }

  /** Whether a load that writes its rejects into this location can resume the file. */
  boolean hasRejectsIn(String location) {
    return row.rejects() == null || isFinished() || row.rejects().equals(location);
  }

  boolean isFinished() {
    return row.finished() != null;
  }

  /** Whether all bytes of the file are covered, as far as can be known. */
  boolean isComplete() {
    // Only a reader that reaches its end knows the length of a compressed file.
    return started.isEmpty()
        && (file.isSplittable() ? covered.gaps(file.bytes()).isEmpty() : covered.isContiguous());
  }

  /**
   * The runs that may have left uncommitted rejects. Runs that the batches name anyway come first,
   * the file's latest run last. A finished file has none: the rejects of its runs are correct, and
   * may have been edited since.
   */
  List<String> leftBehind() {
    if (isFinished()) {
      return List.of();
    }
    Set<String> runs = new LinkedHashSet<>(writers);
    runs.addAll(row.leftBehind());
    if (row.run() != null) {
      runs.remove(row.run());
      runs.add(row.run());
    }
    return List.copyOf(runs);
  }
}
