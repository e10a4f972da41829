package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;

/**
 * Limits a row to an eighth of the heap: several copies of it exist on its way into a file, and
 * other workers hold rows too.
 */
final class RowSizeLimit {

  /** In bytes. */
  static final long MAX = Runtime.getRuntime().maxMemory() / 8;

  private RowSizeLimit() {}

  /**
   * The failure of a row that exceeds the limit.
   *
   * @param row the row, in words that start a sentence
   */
  static DatabaseException exceededBy(String row, long bytes) {
    return new DatabaseException(
        LogSanitizer.of(
            "%s has %,d MB, which is too large for a heap of %,d MB; raise it, as in java -Xmx4g."
                .formatted(row, megabytes(bytes), megabytes(Runtime.getRuntime().maxMemory()))));
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
