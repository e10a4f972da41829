package io.sluice.transforms.load.ledger;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the ledger says of one file.
 *
 * @param file the file
 * @param key its key
 * @param row its row
 * @param writers the runs that wrote its batches
 * @param covered the bytes that have been loaded
 * @param started the sort runs that have been loaded in part, in order
 * @param counts what became of their lines
 * @param gone how many of its sentinels are not in the table any more
 */
record FileAccount(
    InputFile file,
    String key,
    FileRow row,
    Set<String> writers,
    ByteRanges covered,
    List<ByteRanges.Range> started,
    LineCounts counts,
    long gone) {

  /** One of which no batch has been read yet. */
  static FileAccount unread(InputFile file, String key, FileRow row) {
    return new FileAccount(
        file, key, row, Set.of(), ByteRanges.NONE, List.of(), LineCounts.NONE, 0);
  }

  /** The same where nothing has been loaded yet. */
  FileAccount anew() {
    return unread(file, key, new FileRow(null, leftBehind(), null, null));
  }

  boolean isFinished() {
    return row.finished() != null;
  }

  /** Whether all bytes of the file are covered, as far as that can be told. */
  boolean isComplete() {
    // How long a compressed file is, only the reader knew that came to its end.
    return started.isEmpty()
        && (file.isSplittable() ? covered.gaps(file.bytes()).isEmpty() : covered.isContiguous());
  }

  /**
   * The runs that may have left rejects behind without committing them: first those whose batches
   * tell of them anyway, last the one that had the file last. Where it is finished there are none:
   * what its runs have written is right, and may have been edited since.
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
