package io.sluice.cli;

import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.UnfinishedRunException;
import io.sluice.pipeline.load.TooManyRejectedException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.InputException;
import io.sluice.transforms.text.Printable;
import io.sluice.transforms.write.DuplicateException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;

/**
 * A failure as the user sees it.
 *
 * @param exitCode how the program ends
 * @param message what happened, a sentence a line
 */
public record Failure(ExitCode exitCode, String message) {

  private static final String UNEXPLAINED = "Something unexpected happened: ";

  /** What an exception means to the user. */
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
    if (e instanceof DuplicateException || e instanceof TooManyRejectedException) {
      return new Failure(ExitCode.TOO_MANY_REJECTED, e.getMessage());
    }
    if (e instanceof UncheckedIOException || e instanceof UnfinishedRunException) {
      return new Failure(ExitCode.UNEXPECTED, e.getMessage());
    }
    if (e instanceof InvalidPathException path) {
      return new Failure(
          ExitCode.BAD_OPTIONS,
          "%s is not a path here; for names beyond ASCII set LC_ALL=C.UTF-8."
              .formatted(Printable.of(path.getInput())));
    }
    if (isOfCluster(rootOf(e))) {
      return new Failure(
          ExitCode.UNEXPECTED,
          "The Flink cluster has lost the job, or does not answer any more; when it is there again,"
              + " the same command goes on where this one was.");
    }
    return new Failure(ExitCode.UNEXPECTED, UNEXPLAINED + Printable.of(rootOf(e).toString()));
  }

  /** Whether only a stack trace can say more. */
  public boolean isUnexplained() {
    return message.startsWith(UNEXPLAINED);
  }

  /** Its client has asked in vain, or for a job that a new JobManager does not know. */
  private static boolean isOfCluster(Throwable root) {
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
