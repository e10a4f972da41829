package io.sluice.transforms.read;

import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.CompressedFile;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.block.PlainFile;
import io.sluice.transforms.read.block.ReaderCache;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.split.FileSplit;
import java.io.IOException;
import java.util.UUID;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;

/**
 * Reads the blocks that begin in the parts of a split, one after another.
 *
 * <p>A block is claimed by its last byte, not its first, so a remainder that the runner takes back
 * begins at the next line. The last block of a part claims the rest of the part.
 */
@DoFn.BoundedPerElement
final class ReadBlocksFn extends DoFn<FileSplit, Block> {

  private static final long serialVersionUID = 1L;

  /** Few, because the DirectRunner holds the output of one call for all splits at once. */
  private static final int BLOCKS_PER_CALL = 2;

  private final String id = UUID.randomUUID().toString();
  private final int blockBytes;
  private final int maxLineBytes;
  private transient ReaderCache cache;

  ReadBlocksFn(int blockBytes, int maxLineBytes) {
    this.blockBytes = blockBytes;
    this.maxLineBytes = maxLineBytes;
  }

  @Setup
  public void setUp() {
    cache = ReaderCache.join(id);
  }

  @GetInitialRestriction
  public OffsetRange whole(@Element FileSplit split) {
    return new OffsetRange(0, split.end());
  }

  @NewTracker
  public BlockTracker newTracker(@Restriction OffsetRange positions) {
    return new BlockTracker(positions);
  }

  @ProcessElement
  public ProcessContinuation read(
      @Element FileSplit split,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Block> blocks) {
    OffsetRange positions = tracker.currentRestriction();
    if (positions.getFrom() >= positions.getTo()) {
      return ProcessContinuation.stop();
    }
    FileSplit.Part part = split.partAt(positions.getFrom());
    part.file().checkUnchanged();
    try {
      return read(part, part.offset(positions.getFrom()), tracker, blocks);
    } catch (IOException e) {
      throw part.file().damaged(e);
    }
  }

  @Teardown
  public void tearDown() throws IOException {
    if (cache != null) {
      cache.leave();
    }
  }

  private ProcessContinuation read(
      FileSplit.Part part,
      long from,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Block> blocks)
      throws IOException {
    LineBlockReader reader = open(part.file(), from);
    try {
      ProcessContinuation next = readSome(part, reader, tracker, blocks);
      closeOrCache(part.file(), reader);
      return next;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ProcessContinuation readSome(
      FileSplit.Part part,
      LineBlockReader reader,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Block> blocks)
      throws IOException {
    for (int i = 0; i < BLOCKS_PER_CALL; i++) {
      Block block = next(part, reader);
      boolean isLast = block == null || block.end() >= part.to() || reader.isExhausted();
      long end = isLast ? part.to() : block.end();
      if (!tracker.tryClaim(part.position(end) - 1)) {
        reader.putBack(block);
        return ProcessContinuation.stop();
      }
      if (block != null) {
        blocks.output(block);
      }
      if (isLast) {
        boolean isAll = part.end() == tracker.currentRestriction().getTo();
        return isAll ? ProcessContinuation.stop() : ProcessContinuation.resume();
      }
    }
    return ProcessContinuation.resume();
  }

  /** The next unread block that begins in the part, or null if there is none. */
  private static Block next(FileSplit.Part part, LineBlockReader reader) throws IOException {
    InputFile file = part.file();
    long from = file.done().nextGap(reader.position());
    reader.skipTo(from);
    Block block = reader.next(file.done().nextCovered(from, part.to()));
    // Check after the read, so that bytes of a changed file go no further.
    file.checkUnchanged();
    return block;
  }

  private LineBlockReader open(InputFile file, long from) throws IOException {
    if (file.isSplittable()) {
      return PlainFile.openAt(file, from, blockBytes, maxLineBytes);
    }
    LineBlockReader waiting = cache.fetch(file, from);
    return waiting != null ? waiting : CompressedFile.openAt(file, from, blockBytes, maxLineBytes);
  }

  private void closeOrCache(InputFile file, LineBlockReader reader) throws IOException {
    if (file.isSplittable() || reader.isExhausted()) {
      reader.close();
    } else {
      cache.put(file, reader);
    }
  }
}
