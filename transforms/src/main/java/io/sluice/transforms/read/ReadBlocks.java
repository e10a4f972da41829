package io.sluice.transforms.read;

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
 * there are, all of them are divided into a few shares, four for each core of this machine and at
 * least {@value #MIN_SHARES}, each of which is read by one worker at a time.
 *
 * <ul>
 *   <li>{@link #blockBytes}: how large a block is; by default {@value #DEFAULT_BLOCK_BYTES}.
 *   <li>{@link #maxLineBytes}: the greatest length of a line; by default {@value
 *       #DEFAULT_MAX_LINE_BYTES}. Of a longer line only the first bytes are ever held; it stands in
 *       a block of its own.
 * </ul>
 *
 * <p>A line ends at a line feed; the last line of a file needs none. Blocks hold the bytes as they
 * are, byte order marks and carriage returns included. A block belongs to the range in which it
 * begins, and every line to exactly one block, however a file is split.
 *
 * <p>Each time a worker is called it reads a few blocks and then gives the rest back, so that the
 * DirectRunner, which runs step after step, never holds more than these for each of the shares.
 *
 * <p>The pipeline fails with an {@link InputException} when a file is damaged, or changes while it
 * is read.
 */
public final class ReadBlocks extends PTransform<PBegin, PCollection<Block>> {

  private static final long serialVersionUID = 1L;

  /** Bytes in a block, where nothing else is said. */
  public static final int DEFAULT_BLOCK_BYTES = 1 << 20;

  /** Bytes in a line at most, where nothing else is said. */
  public static final int DEFAULT_MAX_LINE_BYTES = 1 << 20;

  /** Bytes that are kept of a line that is too long. */
  public static final int OVERLONG_HEAD_BYTES = 1 << 10;

  private static final int MIN_SHARES = 16;

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
    return new ReadBlocks(files, DEFAULT_BLOCK_BYTES, DEFAULT_MAX_LINE_BYTES);
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
    return Shares.ranges(shares());
  }

  @Override
  public PCollection<Block> expand(PBegin begin) {
    return begin
        .apply("Shares", Create.of(shares()).withCoder(SerializableCoder.of(Share.class)))
        .apply("Blocks", ParDo.of(new ReadBlocksFn(blockBytes, maxLineBytes)))
        .setCoder(BlockCoder.of());
  }

  private List<Share> shares() {
    int most = Math.max(MIN_SHARES, 4 * Runtime.getRuntime().availableProcessors());
    return Shares.of(files.files(), most, blockBytes);
  }

  private static int positive(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(bytes + " is less than 1");
    }
    return bytes;
  }
}
