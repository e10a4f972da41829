package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.reject.RejectFiles;
import java.io.IOException;
import java.util.List;

/**
 * The rejects to replay.
 *
 * @param files the names of their files or objects, at least one
 * @param again the location of lines that are rejected again: a different one, because the input
 *     must not grow
 */
record ReplayedRejects(List<String> files, String again) {

  private static final String AGAIN = "again";

  /**
   * Finds the files.
   *
   * @throws OptionException if both locations are the same
   * @throws InputException if there are no rejects
   */
  static ReplayedRejects of(ReplayOptions options) {
    String name = options.getRejects();
    FileLocation location = ObjectLocation.of("--rejects", name, options);
    if (!location.exists()) {
      throw new InputException("There is no directory of rejects " + name + ".");
    }
    String again =
        options.getAgain() == null
            ? name.replaceFirst("(?<=[^/])/+$", "") + "/" + AGAIN
            : options.getAgain();
    if (location.isSame(ObjectLocation.of("--again", again, options))) {
      throw new OptionException(
          "--again=%s is the directory of the rejects themselves.".formatted(again));
    }
    try {
      List<String> files = RejectFiles.in(location).stream().map(location::nameOf).toList();
      if (files.isEmpty()) {
        throw new InputException(
            ("There are no rejects in %s: not one file *.ndjson (those of dry runs, %s-*, are"
                    + " skipped).")
                .formatted(name, RejectFiles.DRY_RUN));
      }
      files.forEach(ReplayedRejects::checkIsOne);
      return new ReplayedRejects(files, again);
    } catch (IOException e) {
      throw new InputException(
          "The rejects in %s cannot be read: %s.".formatted(name, FileErrorMessage.reason(e)), e);
    }
  }

  private static void checkIsOne(String file) {
    if (FileStorage.isRemote(file) && FileStorage.hasSpecialCharacters(file)) {
      throw new InputException(
          "The name of %s has one of * ? [ ] { } \\ and comma; rename it.".formatted(file));
    }
  }
}
