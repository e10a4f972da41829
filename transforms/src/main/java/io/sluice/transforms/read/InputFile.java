package io.sluice.transforms.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * One file to read.
 *
 * @param resource where it is
 * @param bytes its size as it stands on disk
 */
public record InputFile(ResourceId resource, long bytes) {

  private static final int MAGIC_BYTES = 4;

  /** How its name says it is compressed: {@code .gz}, {@code .bz2}, {@code .zst}, or not at all. */
  public Compression compression() {
    return Compression.detect(resource.getFilename());
  }

  /** Whether it is read by several workers at once. */
  public boolean isSplittable() {
    return compression() == Compression.UNCOMPRESSED;
  }

  /**
   * Looks at the first bytes.
   *
   * @throws InputException when it cannot be read, or is compressed otherwise than its name says:
   *     garbage must not pass as lines
   */
  void checkFirstBytes() {
    byte[] head;
    try (InputStream in = Channels.newInputStream(FileSystems.open(resource))) {
      head = in.readNBytes(MAGIC_BYTES);
    } catch (IOException e) {
      throw new InputException("The input " + resource + " cannot be read.", e);
    }
    Compression named = compression();
    Compression found = compressionOf(head);
    if (named == found || head.length == 0) {
      return;
    }
    if (found == Compression.UNCOMPRESSED) {
      throw new InputException(
          "The input %s is named %s but is not %s; it is damaged, or needs another name."
              .formatted(resource, named.getSuggestedSuffix(), words(named)));
    }
    throw new InputException(
        "The input %s is %s but is not named %s; give it that ending."
            .formatted(resource, words(found), found.getSuggestedSuffix()));
  }

  /**
   * Reads the file to its end and throws its contents away, to find out whether it is damaged.
   *
   * @throws InputException when it is
   */
  void checkToTheEnd() {
    try (InputStream in =
        Channels.newInputStream(compression().readDecompressed(FileSystems.open(resource)))) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException e) {
      throw new InputException("The input " + resource + " is damaged or cut off.", e);
    }
  }

  private static Compression compressionOf(byte[] head) {
    if (startsWith(head, 0x1f, 0x8b)) {
      return Compression.GZIP;
    }
    if (startsWith(head, 'B', 'Z', 'h')) {
      return Compression.BZIP2;
    }
    if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Compression.ZSTD;
    }
    return Compression.UNCOMPRESSED;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    return head.length >= magic.length
        && Arrays.equals(magic, 0, magic.length, unsigned(head), 0, magic.length);
  }

  private static int[] unsigned(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return values;
  }

  private static String words(Compression compression) {
    return switch (compression) {
      case GZIP -> "a gzip file";
      case BZIP2 -> "a bzip2 file";
      case ZSTD -> "a zstd file";
      default -> "a compressed file that Sluice reads (.gz, .bz2, .zst)";
    };
  }
}
