package io.sluice.transforms.read.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The processed byte ranges of a file, after decompression. Immutable.
 *
 * @param ranges the ranges in ascending order; they neither overlap nor touch
 */
public record ByteRanges(List<Range> ranges) implements Serializable {

  /**
   * A non-empty byte range.
   *
   * @param from the offset of its first byte
   * @param to the offset after its last byte
   */
  public record Range(long from, long to) implements Serializable {

    public Range {
      if (from >= to) {
        throw new IllegalArgumentException("no range: %d to %d".formatted(from, to));
      }
    }
  }

  /** No bytes. */
  public static final ByteRanges NONE = new ByteRanges(List.of());

  public ByteRanges {
    ranges = List.copyOf(ranges);
  }

  /** Merges ranges that are added in ascending order. */
  public static final class Builder {

    private final List<Range> ranges = new ArrayList<>();

    /**
     * Adds the next range.
     *
     * @throws IllegalArgumentException if it overlaps with the previous one
     */
    public void add(Range next) {
      if (ranges.isEmpty() || last().to() < next.from()) {
        ranges.add(next);
      } else if (last().to() == next.from()) {
        ranges.set(ranges.size() - 1, new Range(last().from(), next.to()));
      } else {
        throw new IllegalArgumentException(last() + " overlaps with " + next);
      }
    }

    /** Returns the merged ranges. */
    public ByteRanges build() {
      return new ByteRanges(ranges);
    }

    private Range last() {
      return ranges.get(ranges.size() - 1);
    }
  }

  /** The total size in bytes. */
  public long bytes() {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  /** The gaps before an end offset. */
  public List<Range> gaps(long end) {
    List<Range> gaps = new ArrayList<>();
    long from = 0;
    for (Range range : ranges) {
      long to = Math.min(range.from(), end);
      if (to > from) {
        gaps.add(new Range(from, to));
      }
      from = range.to();
    }
    if (from < end) {
      gaps.add(new Range(from, end));
    }
    return gaps;
  }

  /** Whether this is empty or a single range that starts at offset 0. */
  public boolean isContiguous() {
    return ranges.isEmpty() || ranges.size() == 1 && ranges.get(0).from() == 0;
  }

  /** The first uncovered offset at or after the given one. */
  public long nextGap(long offset) {
    for (Range range : ranges) {
      if (range.from() <= offset && offset < range.to()) {
        return range.to();
      }
    }
    return offset;
  }

  /** The start of the first range after an offset, or the limit if none starts before it. */
  public long nextCovered(long offset, long limit) {
    for (Range range : ranges) {
      if (range.from() > offset) {
        return Math.min(range.from(), limit);
      }
    }
    return limit;
  }
}
