package io.sluice;

import static java.util.stream.Collectors.joining;

/**
 * Thrown to Flink if a job fails in a JVM of Flink's. The message holds the sentences that the
 * program writes to standard error elsewhere; there is no stack trace, because they say it all.
 */
final class SubmissionException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "sluice: (error: )?";

  SubmissionException(String errors) {
    super(
        errors
            .strip()
            .lines()
            .map(line -> line.replaceFirst("^" + PREFIX, ""))
            .collect(joining("\n")),
        null,
        false,
        false);
  }
}
