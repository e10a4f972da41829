package io.sluice.transforms.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Stretches for tests of what comes behind them. */
public final class OneStretch {

  private OneStretch() {}

  /** All of a file. */
  public static Stretch of(Path file, Path directory) throws IOException {
    InputFiles files = InputFiles.find(List.of(file.toString()));
    Share share = Shares.of(files.files(), 1, 1 << 20).get(0);
    return new ShareReader(share, 1 << 10, 1 << 20, Long.MAX_VALUE, directory).next();
  }
}
