package io.sluice.transforms.read;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockCoder;
import io.sluice.transforms.read.block.BlockReader;
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
 * Reads files as blocks of whole lines, in constant memory: a plain file in byte ranges that all
 * workers share, a compressed one (told by its first bytes) whole by one worker. However many files
 * there are, all of them are divided into a few splits, four for each core of this machine and at
 * least {@value #MIN_SPLITS}, each of which is read by one worker at a time.
 *
 * <ul>
 *   <li>{@link #blockBytes}: how large a block is; by default {@value
 *       BlockReader#DEFAULT_BLOCK_BYTES}.
 *   <li>{@link #maxLineBytes}: the greatest length of a line; by default {@value
 *       BlockReader#DEFAULT_MAX_LINE_BYTES}. Of a longer line only the first bytes are ever held;
 *       it stands in a block of its own.
 * </ul>
 *
 * <p>A line ends at a line feed; the last line of a file needs none. Blocks hold the bytes as they
 * are, byte order marks and carriage returns included. A block belongs to the range in which it
 * begins, and every line to exactly one block, however a file is split.
 *
 * <p>Each time a worker is called it reads a few blocks and then gives the rest back, so that the
 * DirectRunner, which runs step after step, never holds more than these for each of the splits.
 *
 * <p>The pipeline fails with an {@link InputException} when a file is damaged, or changes while it
 * is read.
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

  /** Reads files that have been found. */
  public static ReadBlocks from(InputFiles files) {
    return new ReadBlocks(
        files, BlockReader.DEFAULT_BLOCK_BYTES, BlockReader.DEFAULT_MAX_LINE_BYTES);
  }

  /** Reads blocks of about so many bytes. */
  public ReadBlocks blockBytes(int blockBytes) {
    return new ReadBlocks(files, positive(blockBytes), maxLineBytes);
  }

  /** Holds lines of at most so many bytes, line feeds not counted. */
  public ReadBlocks maxLineBytes(int maxLineBytes) {
    return new ReadBlocks(files, blockBytes, positive(maxLineBytes));
  }

  /** In how many ranges each file is read, by the files' names; none stands for nothing to read. */
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
    int most = Math.max(MIN_SPLITS, 4 * Runtime.getRuntime().availableProcessors());
    return SplitPlanner.of(files.files(), most, blockBytes);
  }

  private static int positive(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(bytes + " is less than 1");
    }
    return bytes;
  }
}
