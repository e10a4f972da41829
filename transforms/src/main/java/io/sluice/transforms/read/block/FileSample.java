package io.sluice.transforms.read.block;

import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first blocks of a file, as a sample of the rest.
 *
 * @param file the file
 * @param blocks its first blocks, in order
 * @param diskBytes the bytes of the file that they took; slightly more for a compressed file,
 *     because decompressors read ahead
 * @param isWhole whether the blocks are the whole file
 */
public record FileSample(InputFile file, List<Block> blocks, long diskBytes, boolean isWhole) {

  public FileSample {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads whole lines from the beginning of a file: at least one block unless the file is empty,
   * and none after the given number of bytes.
   *
   * @throws InputException if the file is damaged there
   */
  public static FileSample of(InputFile file, long bytes, int maxLineBytes) {
    int blockBytes = (int) Math.min(bytes, LineBlockReader.DEFAULT_BLOCK_BYTES);
    try (CountingChannel channel = new CountingChannel(FileStorage.open(file.name()));
        LineBlockReader reader =
            new LineBlockReader(
                file.name(), file.decompressed(channel), 0, blockBytes, maxLineBytes)) {
      List<Block> blocks = new ArrayList<>();
      Block block = reader.next(Long.MAX_VALUE);
      while (block != null && block.end() < bytes) {
        blocks.add(block);
        block = reader.next(Long.MAX_VALUE);
      }
      if (block != null) {
        blocks.add(block);
      }
      return new FileSample(file, blocks, channel.count(), reader.isExhausted());
    } catch (IOException | RuntimeException e) {
      throw file.damaged(e);
    }
  }

  /** The size of the blocks, after decompression. */
  public long bytes() {
    return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
  }

  /** The ratio of decompressed to compressed size; 1 for a plain or an empty file. */
  public double growth() {
    return file.isSplittable() || diskBytes == 0 ? 1 : (double) bytes() / diskBytes;
  }
}
