package io.sluice.cli;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.run.LoadCancelledException;
import io.sluice.transforms.load.run.LoadRejectedException;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.sql.SQLException;

/**
 * A failure as the user sees it.
 *
 * @param exitCode the program's exit code
 * @param message what happened, one sentence per line
 * @param isExplained whether the message explains the failure completely; otherwise a stack trace
 *     helps
 */
public record Failure(ExitCode exitCode, String message, boolean isExplained) {

  private Failure(ExitCode exitCode, String message) {
    this(exitCode, message, true);
  }

  /** Describes an exception to the user. */
  public static Failure of(Throwable e) {
    if (e instanceof OptionException) {
      return new Failure(ExitCode.BAD_OPTIONS, e.getMessage());
    }
    if (e instanceof InputException) {
      return new Failure(ExitCode.BAD_INPUT, e.getMessage());
    }
    if (e instanceof DatabaseException) {
      return new Failure(ExitCode.BAD_DATABASE, e.getMessage());
    }
    if (e instanceof LoadRejectedException) {
      return new Failure(ExitCode.TOO_MANY_REJECTED, e.getMessage());
    }
    if (e instanceof LoadCancelledException) {
      return new Failure(ExitCode.CANCELLED, e.getMessage());
    }
    if (e instanceof UncheckedIOException || e instanceof IncompleteRunException) {
      return new Failure(ExitCode.UNEXPECTED, e.getMessage());
    }
    if (rootOf(e) instanceof InvalidPathException path) {
      return new Failure(
          ExitCode.BAD_OPTIONS,
          "%s is not a path%s.".formatted(LogSanitizer.of(path.getInput()), NameEncoding.advice()));
    }
    if (rootOf(e) instanceof SQLException sql) {
      // Its message may quote a record.
      return new Failure(
          ExitCode.UNEXPECTED,
          "A statement failed unexpectedly (error %d, SQLState %s)."
              .formatted(sql.getErrorCode(), sql.getSQLState()));
    }
    if (isClusterFailure(rootOf(e))) {
      return new Failure(
          ExitCode.UNEXPECTED,
          "The Flink cluster has lost the job or does not answer. Run the same command again when"
              + " it is back; it resumes.");
    }
    return new Failure(
        ExitCode.UNEXPECTED,
        "Something unexpected happened: " + LogSanitizer.of(rootOf(e).toString()),
        false);
  }

  /**
   * Whether Flink's client got no answer, or asked for a job that a new JobManager does not know.
   */
  private static boolean isClusterFailure(Throwable root) {
    return root instanceof ConnectException
        || root instanceof UnknownHostException
        || root.getClass().getName().startsWith("org.apache.flink.runtime.rest.");
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
