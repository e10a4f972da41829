package io.sluice.transforms.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * One file to read.
 *
 * @param resource where it is
 * @param bytes its size as it stands on disk
 * @param modified when it was last changed, in milliseconds since 1970; 0 where its file system
 *     does not tell
 * @param compression how it is compressed, by its first bytes
 * @param done what has been read before and is not to be read again
 * @param begun what has been written in part, each range as it was read together; in order
 */
public record InputFile(
    ResourceId resource,
    long bytes,
    long modified,
    Compression compression,
    Coverage done,
    List<Coverage.Range> begun)
    implements Serializable {

  private static final int MAGIC_BYTES = 4;

  public InputFile {
    begun = List.copyOf(begun);
  }

  /**
   * Looks at a file's first bytes.
   *
   * @throws InputException when it cannot be read, or has a compressed file's name but not its
   *     first bytes: garbage must not pass as lines
   */
  static InputFile of(MatchResult.Metadata file) {
    ResourceId resource = file.resourceId();
    byte[] head;
    try (InputStream in = Channels.newInputStream(FileSystems.open(resource))) {
      head = in.readNBytes(MAGIC_BYTES);
    } catch (IOException e) {
      throw new InputException("The input " + resource + " cannot be read.", e);
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
      throw new InputException("The input " + resource + " is UTF-16; Sluice reads UTF-8.");
    }
    Compression named = Compression.detect(resource.getFilename());
    Compression found = compressionOf(head);
    boolean isEmpty = head.length == 0;
    if (!isEmpty && found == Compression.UNCOMPRESSED && named != Compression.UNCOMPRESSED) {
      throw new InputException(
          "The input %s is named %s but is not %s; it is damaged, or needs another name."
              .formatted(resource, named.getSuggestedSuffix(), words(named)));
    }
    return new InputFile(
        resource, file.sizeBytes(), file.lastModifiedMillis(), found, Coverage.NONE, List.of());
  }

  /** The same, of which some has been read before, and some been written in part. */
  public InputFile without(Coverage done, List<Coverage.Range> begun) {
    return new InputFile(resource, bytes, modified, compression, done, begun);
  }

  /** Its whole name. */
  public String name() {
    return resource.toString();
  }

  /**
   * Its first bytes, as they stand on disk.
   *
   * @throws InputException when it cannot be read
   */
  public byte[] head(int count) {
    try (InputStream in = Channels.newInputStream(FileSystems.open(resource))) {
      return in.readNBytes(count);
    } catch (IOException e) {
      throw new InputException("The input " + resource + " cannot be read.", e);
    }
  }

  /** Whether it is read by several workers at once. */
  public boolean isSplittable() {
    return compression == Compression.UNCOMPRESSED;
  }

  /**
   * Checks that its name says how it is compressed, for readers that go by the name.
   *
   * @throws InputException when it does not
   */
  void checkName() {
    if (bytes > 0 && Compression.detect(resource.getFilename()) != compression) {
      throw new InputException(
          "The input %s is %s but is not named %s; give it that ending."
              .formatted(resource, words(compression), compression.getSuggestedSuffix()));
    }
  }

  /**
   * Checks that it is still the file that was found.
   *
   * @throws InputException when it has changed since
   */
  void checkUnchanged() {
    try {
      MatchResult.Metadata now = FileSystems.matchSingleFileSpec(resource.toString());
      if (now.sizeBytes() == bytes && now.lastModifiedMillis() == modified) {
        return;
      }
    } catch (IOException e) {
      throw new InputException("The input " + resource + " is gone.", e);
    }
    throw new InputException("The input " + resource + " changed while it was read.");
  }

  /** Its contents, decompressed, from the beginning. */
  InputStream open() throws IOException {
    return decompressed(FileSystems.open(resource));
  }

  /** What comes out of a channel to the file, decompressed. */
  InputStream decompressed(ReadableByteChannel channel) throws IOException {
    try {
      return new DecompressedStream(Channels.newInputStream(compression.readDecompressed(channel)));
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  /** The sentence for a file that cannot be read to its end. */
  InputException damaged(Exception cause) {
    return new InputException("The input " + resource + " is damaged or cut off.", cause);
  }

  /**
   * Reads the file to its end and throws its contents away, to find out whether it is damaged.
   *
   * @throws InputException when it is
   */
  void checkToTheEnd() {
    try (InputStream in = open()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(e);
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
