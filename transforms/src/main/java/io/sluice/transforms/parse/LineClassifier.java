package io.sluice.transforms.parse;

/**
 * Classifies lines, and passes each outcome to a handler. Used by one thread at a time.
 *
 * @param <T> the record
 */
interface LineClassifier<T> {

  /**
   * Classifies a line.
   *
   * @throws Exception if the user's filter throws it
   */
  void classify(Line line, LineHandler<T> handler) throws Exception;
}
