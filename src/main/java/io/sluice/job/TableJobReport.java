package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Reports the summary of a job that reads a table: as the last line on standard output, and in a
 * file if one is requested.
 *
 * @param job the job's name
 * @param file the summary file
 */
record TableJobReport(String job, Optional<SummaryFile> file, Console console) {

  /**
   * Returns a report to the file that the user names.
   *
   * @param name the file's name, or null for none
   * @param options the options of Beam's file systems
   * @throws io.sluice.pipeline.options.OptionException if it cannot be written
   */
  static TableJobReport of(String job, String name, PipelineOptions options, Console console) {
    return new TableJobReport(
        job, Optional.ofNullable(name).map(it -> SummaryFile.of(it, options)), console);
  }

  /**
   * Prints and writes the summary. A failure to write the file changes only the exit code, because
   * the job is done.
   */
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
