package io.sluice.transforms.scan.update;

import java.io.Serializable;
import java.util.List;

/**
 * Computes values for columns of the rows of a page.
 *
 * @param <T> what becomes of a row
 */
public interface PageFunction<T> extends Serializable {

  /**
   * Computes them. Where it throws, it is asked again for each row by itself, and a row for which
   * it throws then is recorded and stays as it is. It may be asked again for the same rows.
   *
   * @param rows rows that follow each other in the order of the key; not empty
   * @return for each row, in the same order, a value for each column to be updated: a text, a
   *     number, a boolean or null; null in place of them leaves the row as it is
   */
  List<Object[]> apply(List<T> rows) throws Exception;
}
