package io.sluice.pipeline.load;

/** More lines were rejected than the user allows; the message is one sentence for the user. */
public final class TooManyRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which limit was exceeded. */
  public TooManyRejectedException(RejectLimit limit) {
    super("More lines were rejected than --maxRejected=%s allows.".formatted(limit));
  }
}
