package io.sluice.bench.measure;

/** The benchmark cannot go on, or its figures would mean nothing; the message says why. */
public final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BenchException(String sentence) {
    super(sentence);
  }
}
