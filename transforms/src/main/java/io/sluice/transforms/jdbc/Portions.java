package io.sluice.transforms.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How much of something goes to the server in one statement.
 *
 * @param maxItems the greatest number of items
 * @param maxBytes the greatest estimate of their bytes; an item that has more goes alone
 */
public record Portions(int maxItems, long maxBytes) {

  /** The greatest number of keys in a list; MariaDB plans longer ones in another way. */
  public static final int MAX_KEYS = 500;

  private static final int MAX_UTF8_BYTES_PER_CHAR = 3;

  /**
   * What fits into a packet.
   *
   * @param maxAllowedPacket the server's {@code max_allowed_packet}
   */
  public static Portions inPacket(int maxItems, long maxAllowedPacket) {
    // Escapes may double a text.
    return new Portions(maxItems, maxAllowedPacket / 2);
  }

  /** The bytes of UTF-8 that values have at most. */
  public static long bytes(List<String> values) {
    return values.stream().mapToLong(String::length).sum() * MAX_UTF8_BYTES_PER_CHAR;
  }

  /**
   * Cuts items into portions, in their order.
   *
   * @param bytes estimates an item's bytes
   */
  public <E> List<List<E>> of(List<E> items, ToLongFunction<E> bytes) {
    List<List<E>> portions = new ArrayList<>();
    int from = 0;
    long size = 0;
    for (int to = 0; to < items.size(); to++) {
      long next = bytes.applyAsLong(items.get(to));
      if (to > from && (to - from == maxItems || size + next > maxBytes)) {
        portions.add(items.subList(from, to));
        from = to;
        size = 0;
      }
      size += next;
    }
    if (from < items.size()) {
      portions.add(items.subList(from, items.size()));
    }
    return portions;
  }
}
