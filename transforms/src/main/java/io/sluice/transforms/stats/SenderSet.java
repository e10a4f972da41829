package io.sluice.transforms.stats;

import java.util.Arrays;

/**
 * Collects the digests of senders, each once. A digest stands at the place that its first bits say,
 * or behind it; so the whole is nearly in order. Used by one thread at a time.
 */
final class SenderSet {

  private static final int NUMBERS = 2;
  private static final int FEWEST_BITS = 2;

  private static final int MOST_SPARE = 16;

  private int bits = FEWEST_BITS;
  private long[] places = places(FEWEST_BITS);
  private int size;

  /**
   * Adds a digest.
   *
   * @return whether it is new
   */
  boolean add(long first, long second) {
    // Two zeros mark a free place, so that the one digest that is that has to be another.
    long last = first == 0 && second == 0 ? 1 : second;
    if (size >= 3 << bits >> 2) {
      grow();
    }
    int at = NUMBERS * (int) (first >>> Long.SIZE - bits);
    while (at < places.length && !(places[at] == 0 && places[at + 1] == 0)) {
      if (places[at] == first && places[at + 1] == last) {
        return false;
      }
      at += NUMBERS;
    }
    if (at == places.length) {
      places = Arrays.copyOf(places, places.length + NUMBERS * MOST_SPARE);
    }
    places[at] = first;
    places[at + 1] = last;
    size++;
    return true;
  }

  /** How many they are. */
  int size() {
    return size;
  }

  /** What has been collected. */
  Senders senders() {
    long[] digests = new long[NUMBERS * size];
    int end = 0;
    for (int at = 0; at < places.length; at += NUMBERS) {
      if (places[at] != 0 || places[at + 1] != 0) {
        insert(digests, end, at);
        end += NUMBERS;
      }
    }
    return new Senders(digests);
  }

  /** Nearly always behind the last. */
  private void insert(long[] digests, int end, int from) {
    int at = end;
    while (at > 0 && Senders.compare(places, from, digests, at - NUMBERS) < 0) {
      at -= NUMBERS;
    }
    System.arraycopy(digests, at, digests, at + NUMBERS, end - at);
    digests[at] = places[from];
    digests[at + 1] = places[from + 1];
  }

  private void grow() {
    long[] there = places;
    bits++;
    places = places(bits);
    size = 0;
    for (int at = 0; at < there.length; at += NUMBERS) {
      if (there[at] != 0 || there[at + 1] != 0) {
        add(there[at], there[at + 1]);
      }
    }
  }

  /** Behind the last are some for those that do not find their own free. */
  private static long[] places(int bits) {
    return new long[NUMBERS * ((1 << bits) + Math.min(1 << bits, MOST_SPARE))];
  }
}
