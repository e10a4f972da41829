package io.sluice.transforms.read;

import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;

/**
 * Tracks the bytes of blocks. Gives back what is behind the last claimed block, but nothing nearer:
 * the block that is just being cut may hold lines from both sides of any other byte.
 */
final class BlockTracker extends OffsetRangeTracker {

  BlockTracker(OffsetRange range) {
    super(range);
  }

  @Override
  public SplitResult<OffsetRange> trySplit(double fractionOfRemainder) {
    return fractionOfRemainder == 0 ? super.trySplit(0) : null;
  }
}
