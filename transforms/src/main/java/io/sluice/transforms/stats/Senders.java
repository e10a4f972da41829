package io.sluice.transforms.stats;

import java.util.Arrays;

/**
 * A set of senders, each as a digest of 128 bits in 16 bytes. Immutable.
 *
 * @param digests two longs for each sender, in ascending unsigned order
 */
record Senders(long... digests) {

  static final Senders NONE = new Senders();

  private static final int LONGS = 2;

  /** The number of senders. */
  int count() {
    return digests.length / LONGS;
  }

  /** Returns the union of both sets. */
  Senders and(Senders other) {
    if (count() == 0 || other.count() == 0) {
      return count() == 0 ? other : this;
    }
    long[] union = new long[digests.length + other.digests.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < digests.length && j < other.digests.length) {
      int order = compare(digests, i, other.digests, j);
      size = copy(order <= 0 ? digests : other.digests, order <= 0 ? i : j, union, size);
      i += order <= 0 ? LONGS : 0;
      j += order >= 0 ? LONGS : 0;
    }
    for (; i < digests.length; i += LONGS) {
      size = copy(digests, i, union, size);
    }
    for (; j < other.digests.length; j += LONGS) {
      size = copy(other.digests, j, union, size);
    }
    return new Senders(size == union.length ? union : Arrays.copyOf(union, size));
  }

  private static int copy(long[] from, int at, long[] to, int size) {
    to[size] = from[at];
    to[size + 1] = from[at + 1];
    return size + LONGS;
  }

  /** Compares two digests as unsigned integers. */
  static int compare(long[] one, int at, long[] other, int otherAt) {
    int first = Long.compareUnsigned(one[at], other[otherAt]);
    return first == 0 ? Long.compareUnsigned(one[at + 1], other[otherAt + 1]) : first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Senders senders && Arrays.equals(digests, senders.digests);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digests);
  }

  @Override
  public String toString() {
    return count() + " senders";
  }
}
