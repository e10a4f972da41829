package io.sluice.pipeline.load;

import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.read.input.InputFiles;

/**
 * Thrown if more lines were rejected than the user allows. The message is one sentence for the
 * user.
 */
public final class TooManyRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the exceeded limit or, if none was set, describes what the input looks like.
   *
   * @param files the files that were read
   */
  public TooManyRejectedException(RejectLimit limit, InputFiles files) {
    super(
        limit.equals(RejectLimit.NONE)
            ? LogSanitizer.of("Every line was rejected." + ContentGuess.sentence(files))
            : "More lines were rejected than --maxRejected=%s allows.".formatted(limit));
  }
}
