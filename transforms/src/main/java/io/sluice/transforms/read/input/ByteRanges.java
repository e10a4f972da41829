package io.sluice.transforms.read.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bytes of a file have been dealt with, after decompression. Immutable.
 *
 * @param ranges in order; they neither overlap nor touch
 */
public record ByteRanges(List<Range> ranges) implements Serializable {

  /**
   * Some bytes.
   *
   * @param from the first
   * @param to behind the last
   */
  public record Range(long from, long to) implements Serializable {

    public Range {
      if (from >= to) {
        throw new IllegalArgumentException("no range: %d to %d".formatted(from, to));
      }
    }
  }

  /** Nothing yet. */
  public static final ByteRanges NONE = new ByteRanges(List.of());

  public ByteRanges {
    ranges = List.copyOf(ranges);
  }

  /** Puts ranges together, which come in order. */
  public static final class Builder {

    private final List<Range> ranges = new ArrayList<>();

    /**
     * Adds what comes next.
     *
     * @throws IllegalArgumentException when it overlaps with what has been added
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

    /** All that has been added. */
    public ByteRanges build() {
      return new ByteRanges(ranges);
    }

    private Range last() {
      return ranges.get(ranges.size() - 1);
    }
  }

  /** How many bytes it is. */
  public long bytes() {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  /** What is missing before an end. */
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

  /** Whether it is one piece from the first byte on, or nothing at all. */
  public boolean isContiguous() {
    return ranges.isEmpty() || ranges.size() == 1 && ranges.get(0).from() == 0;
  }

  /** The first byte at or behind a place that is missing. */
  public long missingFrom(long place) {
    for (Range range : ranges) {
      if (range.from() <= place && place < range.to()) {
        return range.to();
      }
    }
    return place;
  }

  /** The first byte behind a place that is not missing; the limit where there is none before it. */
  public long nextAfter(long place, long limit) {
    for (Range range : ranges) {
      if (range.from() > place) {
        return Math.min(range.from(), limit);
      }
    }
    return limit;
  }
}
