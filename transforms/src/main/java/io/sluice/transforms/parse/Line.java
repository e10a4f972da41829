package io.sluice.transforms.parse;

import java.util.Arrays;

/**
 * One line, within a larger array.
 *
 * @param bytes the array; must not be changed
 * @param from the index of the line in the array
 * @param length its length in bytes, without its line feed
 * @param file the file it comes from, or null if unknown
 * @param offset its offset in the file, or {@link
 *     io.sluice.transforms.reject.Reject#UNKNOWN_OFFSET}
 */
public record Line(byte[] bytes, int from, int length, String file, long offset) {

  /** A copy of the line's bytes. */
  public byte[] raw() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }
}
