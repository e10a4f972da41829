package io.sluice.transforms.scan.key;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;

/**
 * Tracks a key range page by page. It splits only at its current position, because only the
 * database knows which key is in the middle of the remainder.
 */
public final class KeyRangeTracker extends RestrictionTracker<KeyRange, KeyRange> {

  private KeyRange range;
  private Key claimed;
  private boolean isDone;
  private boolean isStopped;

  public KeyRangeTracker(KeyRange range) {
    this.range = requireNonNull(range, "range is null");
  }

  /**
   * Claims the next page, which starts where the previous one ended. The last page can be empty.
   */
  @Override
  public boolean tryClaim(KeyRange page) {
    if (isStopped) {
      return false;
    }
    claimed = page.end();
    isDone = Objects.equals(page.end(), range.end());
    return true;
  }

  @Override
  public KeyRange currentRestriction() {
    return range;
  }

  @Override
  public SplitResult<KeyRange> trySplit(double fractionOfRemainder) {
    boolean isHere = fractionOfRemainder == 0;
    if (!isHere || claimed == null || isDone || isStopped) {
      return null;
    }
    KeyRange rest = range.after(claimed);
    range = range.upTo(claimed);
    isDone = true;
    isStopped = true;
    return SplitResult.of(range, rest);
  }

  @Override
  public void checkDone() {
    if (!isDone) {
      throw new IllegalStateException("a part of " + range + " has not been read");
    }
  }

  @Override
  public IsBounded isBounded() {
    return IsBounded.BOUNDED;
  }
}
