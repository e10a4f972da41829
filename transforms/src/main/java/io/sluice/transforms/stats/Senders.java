package io.sluice.transforms.stats;

import java.util.Arrays;

/**
 * A set of senders, each as 128 bits of a digest, in 16 bytes and no more. Immutable.
 *
 * @param digests two numbers for each, in ascending order as if they had no signs
 */
record Senders(long... digests) {

  static final Senders NONE = new Senders();

  private static final int NUMBERS = 2;

  /** How many they are. */
  int count() {
    return digests.length / NUMBERS;
  }

  /** Those of both sets, each once. */
  Senders and(Senders other) {
    if (count() == 0 || other.count() == 0) {
      return count() == 0 ? other : this;
    }
    long[] all = new long[digests.length + other.digests.length];
    int size = 0;
    int here = 0;
    int there = 0;
    while (here < digests.length && there < other.digests.length) {
      int order = compare(digests, here, other.digests, there);
      size = copy(order <= 0 ? digests : other.digests, order <= 0 ? here : there, all, size);
      here += order <= 0 ? NUMBERS : 0;
      there += order >= 0 ? NUMBERS : 0;
    }
    for (; here < digests.length; here += NUMBERS) {
      size = copy(digests, here, all, size);
    }
    for (; there < other.digests.length; there += NUMBERS) {
      size = copy(other.digests, there, all, size);
    }
    return new Senders(size == all.length ? all : Arrays.copyOf(all, size));
  }

  private static int copy(long[] from, int at, long[] to, int size) {
    to[size] = from[at];
    to[size + 1] = from[at + 1];
    return size + NUMBERS;
  }

  /** How one digest compares with another. */
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
