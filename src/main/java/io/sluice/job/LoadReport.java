package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Failure;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.LoadSummary;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import java.io.IOException;
import java.util.Optional;

/**
 * Reports the outcome of a load: sentences on standard error, the summary as the last line on
 * standard output, and in a file if one is requested.
 */
record LoadReport(String job, LoadSpec spec, Optional<SummaryFile> file, Console console) {

  /**
   * Reports a result.
   *
   * @throws RuntimeException the failure in the result, unless all that fits is loaded
   */
  ExitCode of(LoadResult summary) {
    LoadFailure failure = summary.failure();
    if (failure != null && !isDone(failure)) {
      throw failure.exception();
    }
    report(summary);
    if (failure != null) {
      console.error(failure.reason());
    }
    console.print(LoadSummary.line(job, summary));
    // After the line: the load is done even if the file cannot be written.
    boolean isWritten = file.isEmpty() || isWritten(file.get(), summary);
    if (failure != null) {
      return Failure.of(failure.exception()).exitCode();
    }
    return isWritten ? ExitCode.DONE : ExitCode.UNEXPECTED;
  }

  /** Whether all that fits is loaded: too many lines were rejected, or there is no summary. */
  private static boolean isDone(LoadFailure failure) {
    return failure.cause() == LoadFailure.Cause.REJECTED
        || failure.cause() == LoadFailure.Cause.UNEXPECTED;
  }

  private boolean isWritten(SummaryFile file, LoadResult summary) {
    try {
      file.write(summary.json());
      return true;
    } catch (IOException e) {
      console.error(
          LogSanitizer.of(
              "The %s is done, but --summary=%s could not be written: %s."
                  .formatted(job, file, FileErrorMessage.reason(e))));
      return false;
    }
  }

  private void report(LoadResult summary) {
    if (spec.dryRun()) {
      console.info("dry run: nothing was written to a database.");
    }
    if (summary.before() > 0) {
      console.info(before(summary));
    }
    if (!summary.lost().isEmpty()) {
      console.info(summary.lost());
    }
    if (summary.read() == 0) {
      console.info("there was not one line in the input.");
    }
    if (summary.lines().of(LineCounter.CONFLICT) > 0) {
      console.info(conflicts(summary));
    }
    if (summary.lines().of(LineCounter.TRUNCATED) > 0) {
      console.info(
          summary.lines().of(LineCounter.TRUNCATED)
              + " strings were cut to the length of their column.");
    }
    if (summary.lines().of(LineCounter.REJECTED) > 0) {
      console.info(
          "%d lines were rejected (%s); they are in %s."
              .formatted(
                  summary.lines().of(LineCounter.REJECTED),
                  LoadSummary.reasons(summary.lines()),
                  rejects(summary)));
    }
  }

  private static String before(LoadResult summary) {
    return summary.before() == summary.read()
        ? "everything had been loaded before, so that nothing was read; --restart loads it again."
        : "earlier runs had dealt with %d of the lines; this run went on from there."
            .formatted(summary.before());
  }

  private String conflicts(LoadResult summary) {
    long conflicts = summary.lines().of(LineCounter.CONFLICT);
    return spec.writing().onDuplicate() == OnDuplicate.LATEST
        ? "%d records had an id that was there with other contents; %d of them, being later, took its place."
            .formatted(conflicts, summary.lines().of(LineCounter.UPDATED))
        : "%d records had an id that was there with other contents, which stay; they are in %s."
            .formatted(conflicts, rejects(summary));
  }

  /** Earlier runs of the same load have written reject files of their own. */
  private String rejects(LoadResult summary) {
    String location = spec.rejects().replaceFirst("(?<=[^/])/+$", "");
    return LogSanitizer.of(
        summary.before() > 0 ? location : location + "/" + summary.run() + "-*.ndjson");
  }
}
