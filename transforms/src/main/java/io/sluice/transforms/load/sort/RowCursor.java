package io.sluice.transforms.load.sort;

import java.io.Closeable;
import java.io.IOException;

/** Iterates over rows. Used by one thread at a time. */
public interface RowCursor extends Closeable {

  /**
   * Advances to the next row. The first call advances to the first row.
   *
   * @return false after the last row
   */
  boolean next() throws IOException;

  /** The array that holds the row; valid until the next call of {@link #next}. */
  byte[] bytes();

  /** The offset of the row in the array. */
  int start();
}
