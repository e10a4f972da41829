package io.sluice.transforms.scan.read;

import io.sluice.transforms.scan.key.KeyRange;
import java.util.List;

/**
 * Consecutive rows in key order: all rows of a range.
 *
 * @param <T> the type of a mapped row
 * @param range the range; for rows with NULL in their keys {@link KeyRange#NULLS}, which can have
 *     several pages
 * @param rows the rows; never empty
 */
public record Page<T>(KeyRange range, List<T> rows) {

  public Page {
    rows = List.copyOf(rows);
  }
}
