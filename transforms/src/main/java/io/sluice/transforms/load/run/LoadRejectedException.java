package io.sluice.transforms.load.run;

/**
 * Thrown if a load ends because of its lines: too many were rejected, or one existed that must not.
 * The message is one sentence for the user.
 */
public class LoadRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoadRejectedException(String sentence) {
    super(sentence);
  }
}
