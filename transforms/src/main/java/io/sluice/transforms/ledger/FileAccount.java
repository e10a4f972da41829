package io.sluice.transforms.ledger;

import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.read.Coverage;
import io.sluice.transforms.read.InputFile;
import java.util.Set;

/**
 * What the ledger says of one file.
 *
 * @param file the file
 * @param key its key
 * @param directory the directory of the rejects; null where nobody has worked at the file
 * @param finished when it was finished, as the server's time in UTC; null where it is not
 * @param runs the runs that have worked at it
 * @param covered the bytes that have been loaded
 * @param counts what became of their lines
 * @param gone how many of its witnesses are not in the table any more
 */
record FileAccount(
    InputFile file,
    String key,
    String directory,
    String finished,
    Set<String> runs,
    Coverage covered,
    LineCounts counts,
    long gone) {

  boolean isFinished() {
    return finished != null;
  }

  /** Whether all bytes of the file are covered, as far as that can be told. */
  boolean isComplete() {
    // How long a compressed file is, only the reader knew that came to its end.
    return file.isSplittable() ? covered.gaps(file.bytes()).isEmpty() : covered.isWithoutGap();
  }
}
