package io.sluice.transforms.scan.read;

import java.io.Serializable;

/**
 * The size at which a page ends: a number of rows, or a number of bytes.
 *
 * @param rows at most
 * @param bytes at most, but for one row
 */
public record PageSize(int rows, long bytes) implements Serializable {

  public static final PageSize DEFAULT = new PageSize(1000, 1 << 20);

  public PageSize {
    if (rows < 1 || bytes < 1) {
      throw new IllegalArgumentException("a page has at least one row and one byte");
    }
  }
}
