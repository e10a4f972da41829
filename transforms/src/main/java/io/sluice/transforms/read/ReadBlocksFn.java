package io.sluice.transforms.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;

/**
 * Reads the blocks that begin in a byte range of a file.
 *
 * <p>A block is claimed by its last byte, not its first: what a runner takes back then begins at
 * the next line.
 */
@DoFn.BoundedPerElement
final class ReadBlocksFn extends DoFn<InputFile, Block> {

  private static final long serialVersionUID = 1L;

  /**
   * The DirectRunner holds what one call puts out for each of the ranges at once, so that ranges
   * are few and calls are short.
   */
  private static final int BLOCKS_IN_A_CALL = 2;

  private static final int MAX_RANGES = 32;
  private static final int MIN_BLOCKS_IN_A_RANGE = 4;

  private final String id = UUID.randomUUID().toString();
  private final int blockBytes;
  private final int maxLineBytes;

  ReadBlocksFn(int blockBytes, int maxLineBytes) {
    this.blockBytes = blockBytes;
    this.maxLineBytes = maxLineBytes;
  }

  @GetInitialRestriction
  public OffsetRange whole(@Element InputFile file) {
    return all(file);
  }

  @SplitRestriction
  public void split(
      @Element InputFile file, @Restriction OffsetRange whole, OutputReceiver<OffsetRange> ranges) {
    ranges(file, whole, blockBytes).forEach(ranges::output);
  }

  /** The ranges in which what is left of a file is read. */
  static List<OffsetRange> ranges(InputFile file, OffsetRange whole, int blockBytes) {
    if (!file.isSplittable()) {
      return List.of(new OffsetRange(file.done().missingFrom(0), whole.getTo()));
    }
    long bytes = whole.getTo() - whole.getFrom();
    long perRange = Math.max((long) MIN_BLOCKS_IN_A_RANGE * blockBytes, bytes / MAX_RANGES);
    List<OffsetRange> ranges = new ArrayList<>();
    for (Coverage.Range gap : file.done().gaps(whole.getTo())) {
      ranges.addAll(new OffsetRange(gap.from(), gap.to()).split(perRange, perRange / 2));
    }
    return ranges;
  }

  /** All of a file, as far as its length is known. */
  static OffsetRange all(InputFile file) {
    // How long a compressed file is shows at its end.
    return new OffsetRange(0, file.isSplittable() ? file.bytes() : Long.MAX_VALUE);
  }

  @NewTracker
  public BlockTracker newTracker(@Restriction OffsetRange range) {
    return new BlockTracker(range);
  }

  @GetSize
  public double size(@Element InputFile file, @Restriction OffsetRange range) {
    return file.isSplittable() ? range.getTo() - range.getFrom() : file.bytes();
  }

  @ProcessElement
  public ProcessContinuation read(
      @Element InputFile file,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Block> blocks) {
    OffsetRange range = tracker.currentRestriction();
    if (range.getFrom() >= range.getTo()) {
      return ProcessContinuation.stop();
    }
    file.checkUnchanged();
    try {
      return file.isSplittable()
          ? readRange(file, tracker, blocks)
          : readCompressed(file, tracker, blocks);
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  private ProcessContinuation readRange(
      InputFile file, RestrictionTracker<OffsetRange, Long> tracker, OutputReceiver<Block> blocks)
      throws IOException {
    long from = tracker.currentRestriction().getFrom();
    try (BlockReader reader = PlainFile.openAt(file, from, blockBytes, maxLineBytes)) {
      ProcessContinuation next = readSome(file, reader, tracker, blocks);
      file.checkUnchanged();
      return next;
    }
  }

  private ProcessContinuation readCompressed(
      InputFile file, RestrictionTracker<OffsetRange, Long> tracker, OutputReceiver<Block> blocks)
      throws IOException {
    long from = tracker.currentRestriction().getFrom();
    BlockReader reader = CompressedFile.openAt(id, file, from, blockBytes, maxLineBytes);
    ProcessContinuation next = readSome(file, reader, tracker, blocks);
    if (reader.isExhausted()) {
      reader.close();
      file.checkUnchanged();
    } else {
      CompressedFile.park(id, file, reader);
    }
    return next;
  }

  private static ProcessContinuation readSome(
      InputFile file,
      BlockReader reader,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Block> blocks)
      throws IOException {
    long to = tracker.currentRestriction().getTo();
    for (int i = 0; i < BLOCKS_IN_A_CALL; i++) {
      long from = file.done().missingFrom(reader.position());
      reader.skipTo(from);
      Block block = reader.next(file.done().nextBehind(from, to));
      long last = block == null ? to - 1 : Math.min(block.end(), to) - 1;
      if (!tracker.tryClaim(last)) {
        reader.putBack(block);
        return ProcessContinuation.stop();
      }
      if (block == null) {
        return ProcessContinuation.stop();
      }
      blocks.output(block);
      if (block.end() >= to) {
        return ProcessContinuation.stop();
      }
    }
    return ProcessContinuation.resume();
  }
}
