package io.sluice.transforms.load.run;

/** Thrown if the load was cancelled. The message is one sentence for the user. */
public final class LoadCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoadCancelledException(String sentence) {
    super(sentence);
  }
}
