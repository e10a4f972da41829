package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.RangeSplitter.Sized;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Divides a range into ranges with about as many rows each: always the largest in two. */
public final class RangePlanner {

  private final RangeSplitter splitter;
  private final List<Sized> ranges = new ArrayList<>();
  private final Set<KeyRange> whole = new HashSet<>();

  public RangePlanner(RangeSplitter splitter) {
    this.splitter = splitter;
  }

  /**
   * Divides a range.
   *
   * @param most how many ranges there are at most, unless one would have too many rows
   * @param fewestRows a range with fewer rows is not made
   * @param mostRows a range with more rows is divided, however many there are
   * @return all of its parts, in the order of their keys
   */
  public List<Sized> divide(KeyRange range, int most, long fewestRows, long mostRows)
      throws SQLException {
    ranges.add(splitter.sized(range));
    int largest = largest();
    while (largest >= 0 && isWorthIt(ranges.get(largest), most, fewestRows, mostRows)) {
      Optional<List<Sized>> halves = splitter.halves(ranges.get(largest).range());
      if (halves.isPresent()) {
        ranges.remove(largest);
        ranges.addAll(largest, halves.get());
      } else {
        whole.add(ranges.get(largest).range());
      }
      largest = largest();
    }
    return ranges;
  }

  private boolean isWorthIt(Sized largest, int most, long fewestRows, long mostRows) {
    return ranges.size() < most && largest.rows() >= 2 * fewestRows || largest.rows() > mostRows;
  }

  /** Of those that may be divided; -1 where there is none. */
  private int largest() {
    int largest = -1;
    for (int i = 0; i < ranges.size(); i++) {
      boolean isLarger = largest < 0 || ranges.get(i).rows() > ranges.get(largest).rows();
      if (isLarger && !whole.contains(ranges.get(i).range())) {
        largest = i;
      }
    }
    return largest;
  }
}
