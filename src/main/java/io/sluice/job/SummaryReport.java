package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.util.Optional;

/**
 * Says what a job that reads a table has done: the last line on standard output, and a file where
 * one is asked for.
 *
 * @param job the job's name
 * @param file the file
 */
record SummaryReport(String job, Optional<SummaryFile> file, Console console) {

  /**
   * For the file that the user names.
   *
   * @param name the file's name; null for none
   * @throws io.sluice.pipeline.options.OptionException when it cannot be written
   */
  static SummaryReport of(String job, String name, Console console) {
    return new SummaryReport(job, Optional.ofNullable(name).map(SummaryFile::of), console);
  }

  /** Says it; the job is done, whatever becomes of the file. */
  ExitCode of(String line, String json) {
    console.print(line);
    if (file.isEmpty()) {
      return ExitCode.DONE;
    }
    try {
      file.get().write(json);
      return ExitCode.DONE;
    } catch (IOException e) {
      console.error(
          LogSanitizer.of(
              "The %s is done, but --summary=%s could not be written: %s."
                  .formatted(job, file.get(), FileErrorMessage.reason(e))));
      return ExitCode.UNEXPECTED;
    }
  }
}
