package io.sluice.transforms.parse;

import java.util.Arrays;

/**
 * One line, in a larger array.
 *
 * @param bytes the array; not to be changed
 * @param from where the line begins in it
 * @param length its bytes, without its line feed
 * @param file the file it is from, or null where that is not known
 * @param offset where it begins in the file, or {@link
 *     io.sluice.transforms.reject.Reject#UNKNOWN_OFFSET}
 */
public record Line(byte[] bytes, int from, int length, String file, long offset) {

  /** A copy of the line's bytes. */
  public byte[] raw() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }
}
