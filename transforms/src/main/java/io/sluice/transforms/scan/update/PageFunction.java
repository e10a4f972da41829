package io.sluice.transforms.scan.update;

import java.io.Serializable;
import java.util.List;

/**
 * Computes column values for the rows of a page.
 *
 * @param <T> the type of a mapped row
 */
public interface PageFunction<T> extends Serializable {

  /**
   * Computes the values. If it throws, it is called again for each row alone; a row for which it
   * throws again is recorded and left unchanged. It can be called several times for the same rows.
   *
   * @param rows consecutive rows in key order; not empty
   * @return for each row, in the same order, one value per updated column: a string, a number, a
   *     boolean or null; null instead of the array leaves the row unchanged
   */
  List<Object[]> apply(List<T> rows) throws Exception;
}
