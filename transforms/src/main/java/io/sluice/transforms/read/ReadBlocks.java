package io.sluice.transforms.read;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockCoder;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.SplitPlanner;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads files as blocks of whole lines, in constant memory. All workers share a plain file in byte
 * ranges; one worker reads a compressed file (detected by its first bytes) whole. However many
 * files there are, they are divided into a few splits: four for each core of this machine, and at
 * least {@value #MIN_SPLITS}. One worker at a time reads a split.
 *
 * <ul>
 *   <li>{@link #blockBytes}: the size of a block; {@value LineBlockReader#DEFAULT_BLOCK_BYTES} by
 *       default.
 *   <li>{@link #maxLineBytes}: the maximum length of a line; {@value
 *       LineBlockReader#DEFAULT_MAX_LINE_BYTES} by default. Only the first bytes of a longer line
 *       are ever held; it gets a block of its own.
 * </ul>
 *
 * <p>A line ends at a line feed; the last line of a file needs none. Blocks hold the bytes
 * unchanged, including byte order marks and carriage returns. A block belongs to the range in which
 * it begins, and every line to exactly one block, however a file is split.
 *
 * <p>Each call of a worker reads a few blocks and then gives the rest back. The DirectRunner, which
 * runs step after step, therefore never holds more than these blocks for each split.
 *
 * <p>The pipeline fails with an {@link InputException} if a file is damaged, or changes while it is
 * read.
 */
public final class ReadBlocks extends PTransform<PBegin, PCollection<Block>> {

  private static final long serialVersionUID = 1L;

  private static final int MIN_SPLITS = 16;

  private final InputFiles files;
  private final int blockBytes;
  private final int maxLineBytes;

  private ReadBlocks(InputFiles files, int blockBytes, int maxLineBytes) {
    this.files = files;
    this.blockBytes = blockBytes;
    this.maxLineBytes = maxLineBytes;
  }

  /** Reads the given files. */
  public static ReadBlocks from(InputFiles files) {
    return new ReadBlocks(
        files, LineBlockReader.DEFAULT_BLOCK_BYTES, LineBlockReader.DEFAULT_MAX_LINE_BYTES);
  }

  /** Sets the approximate size of a block, in bytes. */
  public ReadBlocks blockBytes(int blockBytes) {
    return new ReadBlocks(files, positive(blockBytes), maxLineBytes);
  }

  /** Sets the maximum length of a line, in bytes, without its line feed. */
  public ReadBlocks maxLineBytes(int maxLineBytes) {
    return new ReadBlocks(files, blockBytes, positive(maxLineBytes));
  }

  /**
   * The number of ranges that each file is read in, by file name. A file with nothing to read is
   * absent.
   */
  public Map<String, Long> ranges() {
    return SplitPlanner.ranges(splits());
  }

  @Override
  public PCollection<Block> expand(PBegin begin) {
    return begin
        .apply("List splits", Create.of(splits()).withCoder(SerializableCoder.of(FileSplit.class)))
        .apply("Read splits", ParDo.of(new ReadBlocksFn(blockBytes, maxLineBytes)))
        .setCoder(BlockCoder.of());
  }

  private List<FileSplit> splits() {
    int max = Math.max(MIN_SPLITS, 4 * Runtime.getRuntime().availableProcessors());
    return SplitPlanner.of(files.files(), max, blockBytes);
  }

  private static int positive(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(bytes + " is less than 1");
    }
    return bytes;
  }
}
