package io.sluice.transforms.read.split;

import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sort runs for tests of what comes behind them. */
public final class OneSortRun {

  private OneSortRun() {}

  /** All of a file. */
  public static SortRun of(Path file, Path directory) throws IOException {
    InputFiles files = InputFiles.find(List.of(file.toString()));
    FileSplit split = SplitPlanner.of(files.files(), 1, 1 << 20).get(0);
    return new SplitReader(split, 1 << 10, 1 << 20, Long.MAX_VALUE, directory).next();
  }
}
