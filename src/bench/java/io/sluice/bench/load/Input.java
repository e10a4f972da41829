package io.sluice.bench.load;

import java.nio.file.Path;
import java.util.List;

/**
 * Lines to load.
 *
 * @param rows how many they are
 * @param file the file with all of them
 * @param halves two files with a half each
 */
record Input(long rows, Path file, List<Path> halves) {

  /** A directory of the benchmark's own. */
  Path directory() {
    return file.getParent();
  }
}
