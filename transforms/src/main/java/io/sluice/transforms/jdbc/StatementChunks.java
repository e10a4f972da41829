package io.sluice.transforms.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Limits what goes to the server in one statement.
 *
 * @param maxItems the maximum number of items
 * @param maxBytes the maximum estimate of their bytes; a larger item goes alone
 */
public record StatementChunks(int maxItems, long maxBytes) {

  /** The maximum number of keys in a list; MariaDB plans longer lists differently. */
  public static final int MAX_KEYS = 500;

  private static final int MAX_UTF8_BYTES_PER_CHAR = 3;

  /**
   * Returns limits that fit into a packet.
   *
   * @param maxAllowedPacket the server's {@code max_allowed_packet}
   */
  public static StatementChunks inPacket(int maxItems, long maxAllowedPacket) {
    // Escapes may double a string's length.
    return new StatementChunks(maxItems, maxAllowedPacket / 2);
  }

  /** An upper bound of the UTF-8 bytes in values. */
  public static long bytes(List<String> values) {
    return values.stream().mapToLong(String::length).sum() * MAX_UTF8_BYTES_PER_CHAR;
  }

  /**
   * Divides items into portions, in order.
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
