package io.sluice.transforms.read.block;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.files.Storage;
import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first blocks of a file, to tell from them what the others may be like.
 *
 * @param file the file
 * @param blocks its first blocks, in their order
 * @param diskBytes how many bytes of the file they took; of a compressed file some more, because
 *     decompressors read ahead
 * @param isWhole whether they are all that the file has
 */
public record FileSample(InputFile file, List<Block> blocks, long diskBytes, boolean isWhole) {

  public FileSample {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads whole lines from the beginning of a file: at least one block where there is one, and no
   * more when there are so many bytes.
   *
   * @throws InputException when the file is damaged there
   */
  public static FileSample of(InputFile file, long bytes, int maxLineBytes) {
    int blockBytes = (int) Math.min(bytes, BlockReader.DEFAULT_BLOCK_BYTES);
    try (CountingChannel channel = new CountingChannel(Storage.open(file.name()));
        BlockReader reader =
            new BlockReader(file.name(), file.decompressed(channel), 0, blockBytes, maxLineBytes)) {
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

  /** The bytes of the lines, after decompression. */
  public long bytes() {
    return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
  }

  /** By how much the file grows when it is decompressed; 1 for a plain file or an empty one. */
  public double growth() {
    return file.isSplittable() || diskBytes == 0 ? 1 : (double) bytes() / diskBytes;
  }
}
