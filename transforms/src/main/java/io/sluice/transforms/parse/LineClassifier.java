package io.sluice.transforms.parse;

/**
 * Finds out what lines are, and hands each on to a sink. Used by one thread at a time.
 *
 * @param <T> the record
 */
interface LineClassifier<T> {

  /**
   * Hands a line to the sink.
   *
   * @throws Exception what the user's filter throws
   */
  void sort(Line line, LineHandler<T> sink) throws Exception;
}
