package io.sluice.transforms.load.sort;

import java.io.Closeable;
import java.io.IOException;

/** Goes through rows, one at a time. Used by one thread at a time. */
public interface RowCursor extends Closeable {

  /**
   * Goes to the next row; to the first, when it is called first.
   *
   * @return false where there is none
   */
  boolean next() throws IOException;

  /** The array that the row is in, until the next call of {@link #next}. */
  byte[] bytes();

  /** Where the row begins in the array. */
  int start();
}
