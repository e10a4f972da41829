package io.sluice.transforms.stats;

import java.util.Arrays;

/**
 * A hash set of senders' digests. A digest is stored in the slot given by its first bits, or in a
 * later one, so that the slots are nearly sorted. For use by one thread at a time.
 */
final class SenderSet {

  private static final int LONGS = 2;
  private static final int MIN_BITS = 2;

  private static final int MAX_SPARE = 16;

  private int bits = MIN_BITS;
  private long[] slots = slots(MIN_BITS);
  private int size;

  /**
   * Adds a digest.
   *
   * @return whether it is new
   */
  boolean add(long first, long second) {
    // Two zeros mark a free slot, so the digest of zeros is stored as another one.
    long last = first == 0 && second == 0 ? 1 : second;
    if (size >= 3 << bits >> 2) {
      grow();
    }
    int at = LONGS * (int) (first >>> Long.SIZE - bits);
    while (at < slots.length && !(slots[at] == 0 && slots[at + 1] == 0)) {
      if (slots[at] == first && slots[at + 1] == last) {
        return false;
      }
      at += LONGS;
    }
    if (at == slots.length) {
      slots = Arrays.copyOf(slots, slots.length + LONGS * MAX_SPARE);
    }
    slots[at] = first;
    slots[at + 1] = last;
    size++;
    return true;
  }

  /** The number of digests. */
  int size() {
    return size;
  }

  /** The digests collected so far. */
  Senders senders() {
    long[] digests = new long[LONGS * size];
    int end = 0;
    for (int at = 0; at < slots.length; at += LONGS) {
      if (slots[at] != 0 || slots[at + 1] != 0) {
        insert(digests, end, at);
        end += LONGS;
      }
    }
    return new Senders(digests);
  }

  /** Inserts a digest in order; its place is nearly always the end. */
  private void insert(long[] digests, int end, int from) {
    int at = end;
    while (at > 0 && Senders.compare(slots, from, digests, at - LONGS) < 0) {
      at -= LONGS;
    }
    System.arraycopy(digests, at, digests, at + LONGS, end - at);
    digests[at] = slots[from];
    digests[at + 1] = slots[from + 1];
  }

  private void grow() {
    long[] old = slots;
    bits++;
    slots = slots(bits);
    size = 0;
    for (int at = 0; at < old.length; at += LONGS) {
      if (old[at] != 0 || old[at + 1] != 0) {
        add(old[at], old[at + 1]);
      }
    }
  }

  /** Allocates slots, with spare ones at the end for digests whose own slot is taken. */
  private static long[] slots(int bits) {
    return new long[LONGS * ((1 << bits) + Math.min(1 << bits, MAX_SPARE))];
  }
}
