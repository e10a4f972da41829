package io.sluice.pipeline.load;

import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.read.input.InputFiles;

/** More lines were rejected than the user allows; the message is one sentence for the user. */
public final class TooManyRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the limit that was exceeded; if none was set, says what the input looks like.
   *
   * @param files what was read
   */
  public TooManyRejectedException(RejectLimit limit, InputFiles files) {
    super(
        limit.equals(RejectLimit.NONE)
            ? LogSanitizer.of("Every line was rejected." + ContentGuess.sentence(files))
            : "More lines were rejected than --maxRejected=%s allows.".formatted(limit));
  }
}
