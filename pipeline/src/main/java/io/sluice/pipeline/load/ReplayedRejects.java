package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.reject.RejectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The rejects to replay.
 *
 * @param files their files, at least one
 * @param again the directory for lines that are rejected again: a different one, because the input
 *     must not grow
 */
record ReplayedRejects(List<String> files, Path again) {

  private static final String AGAIN = "again";

  /**
   * Finds the files.
   *
   * @throws OptionException if both directories are the same
   * @throws InputException if there are no rejects
   */
  static ReplayedRejects of(ReplayOptions options) {
    Path directory = Path.of(options.getRejects());
    if (!Files.isDirectory(directory)) {
      throw new InputException("There is no directory of rejects " + directory + ".");
    }
    Path again =
        options.getAgain() == null ? directory.resolve(AGAIN) : Path.of(options.getAgain());
    try {
      if (Files.exists(again) && Files.isSameFile(directory, again)) {
        throw new OptionException(
            "--again=%s is the directory of the rejects themselves.".formatted(again));
      }
      List<String> files =
          RejectFiles.in(directory.toAbsolutePath()).stream().map(Path::toString).toList();
      if (files.isEmpty()) {
        throw new InputException(
            ("There are no rejects in %s: not one file *.ndjson (those of dry runs, %s-*, are"
                    + " skipped).")
                .formatted(directory, RejectFiles.DRY_RUN));
      }
      return new ReplayedRejects(files, again);
    } catch (IOException e) {
      throw new InputException("The rejects in " + directory + " cannot be read.", e);
    }
  }
}
