package io.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;

/** What the benchmark needs of the disk. */
final class DiskSpace {

  // A line of 260 bytes is there three times while it is made; a row with its keys takes about 400
  // bytes, and those that are there before have a copy.
  private static final long BYTES_PER_ROW = 3 * 260 + 400;
  private static final long BYTES_PER_BASE_ROW = BYTES_PER_ROW + 400;

  private DiskSpace() {}

  /**
   * Makes sure that there is enough of it.
   *
   * @throws BenchException when there is not
   */
  static void check(BenchSpec spec, ServerSettings settings) throws IOException {
    long rows = spec.filledRows() + spec.rows() * (spec.linearity() ? 6 : 1);
    long needed =
        rows * BYTES_PER_ROW + spec.baseRows() * BYTES_PER_BASE_ROW + settings.redoBytes();
    long there = Files.getFileStore(spec.out()).getUsableSpace();
    if (there < needed) {
      throw new BenchException(
          "The benchmark needs %,d MB of disk under %s, and there are %,d MB; see --rows, --baseRows."
              .formatted(needed >> 20, spec.out(), there >> 20));
    }
  }
}
