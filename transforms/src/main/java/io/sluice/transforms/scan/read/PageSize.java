package io.sluice.transforms.scan.read;

import java.io.Serializable;

/**
 * The size at which a page ends: a number of rows or a number of bytes, whichever comes first.
 *
 * @param rows the maximum number of rows
 * @param bytes the number of bytes; only the last row of a page can exceed it
 */
public record PageSize(int rows, long bytes) implements Serializable {

  public static final PageSize DEFAULT = new PageSize(1000, 1 << 20);

  public PageSize {
    if (rows < 1 || bytes < 1) {
      throw new IllegalArgumentException("a page has at least one row and one byte");
    }
  }
}
