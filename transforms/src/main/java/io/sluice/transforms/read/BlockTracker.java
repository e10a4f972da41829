package io.sluice.transforms.read;

import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;

/**
 * Tracks the bytes of blocks. Splits off only the part after the last claimed block: the block
 * being cut may hold lines on both sides of any other byte.
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
