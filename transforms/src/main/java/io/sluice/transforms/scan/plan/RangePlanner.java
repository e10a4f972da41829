package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Divides a range into parts with about as many rows each, by halving the largest part repeatedly.
 * Used once.
 */
public final class RangePlanner {

  private final RangeSplitter splitter;
  private final List<SizedRange> ranges = new ArrayList<>();
  private final Set<KeyRange> indivisible = new HashSet<>();

  public RangePlanner(RangeSplitter splitter) {
    this.splitter = splitter;
  }

  /**
   * Divides a range.
   *
   * @param maxRanges the maximum number of parts, unless one would exceed {@code maxRows}
   * @param minRows a part is divided only if it has at least twice as many rows
   * @param maxRows a part with more rows is divided, however many parts there are
   * @return all parts, in key order
   */
  public List<SizedRange> divide(KeyRange range, int maxRanges, long minRows, long maxRows)
      throws SQLException {
    ranges.add(splitter.sized(range));
    int largest = largest();
    while (largest >= 0 && isWorthDividing(ranges.get(largest), maxRanges, minRows, maxRows)) {
      Optional<List<SizedRange>> halves = splitter.halves(ranges.get(largest).range());
      if (halves.isPresent()) {
        ranges.remove(largest);
        ranges.addAll(largest, halves.get());
      } else {
        indivisible.add(ranges.get(largest).range());
      }
      largest = largest();
    }
    return ranges;
  }

  private boolean isWorthDividing(SizedRange largest, int maxRanges, long minRows, long maxRows) {
    return ranges.size() < maxRanges && largest.rows() >= 2 * minRows || largest.rows() > maxRows;
  }

  /** The index of the largest range that can still be divided; -1 if there is none. */
  private int largest() {
    int largest = -1;
    for (int i = 0; i < ranges.size(); i++) {
      boolean isLarger = largest < 0 || ranges.get(i).rows() > ranges.get(largest).rows();
      if (isLarger && !indivisible.contains(ranges.get(i).range())) {
        largest = i;
      }
    }
    return largest;
  }
}
