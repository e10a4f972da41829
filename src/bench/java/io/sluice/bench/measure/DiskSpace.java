package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the benchmark needs of the disk. */
public final class DiskSpace {

  private DiskSpace() {}

  /**
   * Makes sure that there is enough of it.
   *
   * @param see the options that make it need less
   * @throws BenchException when there is not
   */
  public static void check(Path directory, long neededBytes, String see) throws IOException {
    long there = Files.getFileStore(directory).getUsableSpace();
    if (there < neededBytes) {
      throw new BenchException(
          "The benchmark needs %,d MB of disk under %s, and there are %,d MB; see %s."
              .formatted(neededBytes >> 20, directory, there >> 20, see));
    }
  }
}
