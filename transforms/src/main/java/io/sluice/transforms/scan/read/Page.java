package io.sluice.transforms.scan.read;

import io.sluice.transforms.scan.key.KeyRange;
import java.util.List;

/**
 * Rows that follow each other in the order of the key, all those of a range.
 *
 * @param <T> what becomes of a row
 * @param range the range; of rows without a key {@link KeyRange#NULLS}, which may have more pages
 * @param rows the rows; never empty
 */
public record Page<T>(KeyRange range, List<T> rows) {

  public Page {
    rows = List.copyOf(rows);
  }
}
