package io.sluice.transforms.load.run;

/** Thrown if somebody has cancelled the load. The message is one sentence for the user. */
public final class LoadCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoadCancelledException(String sentence) {
    super(sentence);
  }
}
