package io.sluice.bench;

/** The benchmark cannot go on, or its figures would mean nothing; the message says why. */
final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchException(String sentence) {
    super(sentence);
  }
}
