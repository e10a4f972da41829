package io.sluice.transforms.read.input;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.files.LocalName;
import io.sluice.transforms.read.compression.Decompressor;
import io.sluice.transforms.read.compression.FileSignature;
import io.sluice.transforms.read.compression.SkippableFrames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.Compression;

/**
 * An input file.
 *
 * @param name its full name
 * @param bytes its size on disk
 * @param modified the time of its last change, in milliseconds since 1970; 0 if its file system
 *     does not report it
 * @param compression its compression, detected by its first bytes
 * @param done the byte ranges already loaded, which are not read again
 * @param started the partly written ranges in ascending order, each exactly as it was first read
 * @param claim the key under which the ledger has claimed it; empty if it has not
 * @param headHash a hash of its first bytes; empty if they have not been read for one
 */
public record InputFile(
    String name,
    long bytes,
    long modified,
    Compression compression,
    ByteRanges done,
    List<ByteRanges.Range> started,
    String claim,
    String headHash)
    implements Serializable {

  private static final String BROTLI = ".br";

  public InputFile {
    started = List.copyOf(started);
  }

  /** A file that the ledger has not claimed. */
  public InputFile(
      String name,
      long bytes,
      long modified,
      Compression compression,
      ByteRanges done,
      List<ByteRanges.Range> started) {
    this(name, bytes, modified, compression, done, started, "", "");
  }

  /**
   * Reads the first bytes of a file, before and after decompression.
   *
   * @throws InputException if the file cannot be read, has a format that Sluice does not read, or
   *     has a compressed file's name but not its first bytes: garbage must not pass as lines
   */
  static InputFile of(FileStorage.Entry entry) {
    String name = entry.name();
    FileSignature first = firstBytes(name);
    first.refusal().ifPresent(what -> refuse(name, "is " + what));
    Compression found = first.compression();
    if (entry.bytes() > 0 && found == Compression.UNCOMPRESSED) {
      checkIsNamedPlain(name);
    }
    InputFile file =
        new InputFile(name, entry.bytes(), entry.modified(), found, ByteRanges.NONE, List.of());
    file.checkContents();
    return file;
  }

  /** A copy of this file with ranges that are already loaded or partly written. */
  public InputFile without(ByteRanges done, List<ByteRanges.Range> started) {
    return new InputFile(name, bytes, modified, compression, done, started, claim, headHash);
  }

  /** A copy of this file with a hash of its first bytes. */
  public InputFile withHeadHash(String hash) {
    return new InputFile(name, bytes, modified, compression, done, started, claim, hash);
  }

  /** A copy of this file that the ledger has claimed under a key. */
  public InputFile claimedAs(String key) {
    return new InputFile(name, bytes, modified, compression, done, started, key, headHash);
  }

  /** Whether a local path leads to this file. */
  public boolean isAt(Path path) {
    try {
      return !FileStorage.isRemote(name) && Files.isSameFile(LocalName.path(name), path);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads its first bytes as they are on disk.
   *
   * @throws InputException if it cannot be read
   */
  public byte[] head(int count) {
    try (InputStream in = Channels.newInputStream(FileStorage.open(name))) {
      return in.readNBytes(count);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Reads the first bytes of its contents, after decompression.
   *
   * @throws InputException if it cannot be read or is damaged there
   */
  public byte[] contents(int count) {
    try (InputStream in = open()) {
      return in.readNBytes(count);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Whether several workers can read it at once. */
  public boolean isSplittable() {
    return compression == Compression.UNCOMPRESSED;
  }

  /**
   * Checks that its name tells its compression and can be represented in this locale, for readers
   * that go by the name.
   *
   * @throws InputException if it does not
   */
  void checkName() {
    if (!FileStorage.isRepresentableInLocale(name)) {
      refuse(name, "cannot be opened by this reader; use --reader=blocks, or set LC_ALL=C.UTF-8");
    }
    if (bytes > 0 && Compression.detect(name) != compression) {
      refuse(
          name,
          "is %s but is not named %s; give it that suffix"
              .formatted(words(compression), compression.getSuggestedSuffix()));
    }
  }

  /**
   * Checks that the file is unchanged since it was found.
   *
   * @throws InputException if it has changed
   */
  public void checkUnchanged() {
    FileStorage.Entry now;
    try {
      now = FileStorage.look(name);
    } catch (IOException e) {
      throw new InputException("The input " + name + " is gone.", e);
    }
    if (now.bytes() != bytes || now.modified() != modified) {
      throw new InputException("The input " + name + " changed while it was read.");
    }
  }

  /** Opens its decompressed contents from the beginning. */
  public InputStream open() throws IOException {
    return decompressed(FileStorage.open(name));
  }

  /** Decompresses the bytes of a channel that reads this file. */
  public InputStream decompressed(ReadableByteChannel channel) throws IOException {
    try {
      return Decompressor.of(compression, Channels.newInputStream(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The exception for a file that cannot be read to its end. */
  public InputException damaged(Exception cause) {
    return damaged(name, cause);
  }

  /**
   * Reads the file to its end and discards its contents, to find damage.
   *
   * @throws InputException if it is damaged
   */
  void verifyContents() {
    try (InputStream in = open()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private void checkContents() {
    if (compression == Compression.UNCOMPRESSED) {
      return;
    }
    FileSignature inside = new FileSignature(contents(FileSignature.COUNT));
    String holds = "is " + words(compression) + " that holds ";
    inside.refusal().ifPresent(what -> refuse(name, holds + what));
    if (inside.compression() != Compression.UNCOMPRESSED) {
      refuse(name, holds + words(inside.compression()) + "; decompress it once");
    }
  }

  private static FileSignature firstBytes(String name) {
    FileSignature first;
    try (InputStream in = Channels.newInputStream(FileStorage.open(name))) {
      first = new FileSignature(in.readNBytes(FileSignature.COUNT));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return first.isSkippable() ? afterSkippableFrames(name) : first;
  }

  private static FileSignature afterSkippableFrames(String name) {
    try (InputStream in = Channels.newInputStream(FileStorage.open(name))) {
      FileSignature following = SkippableFrames.signatureAfter(in);
      if (following.compression() != Compression.ZSTD && following.refusal().isEmpty()) {
        throw new IOException("no frame follows the first");
      }
      return following;
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  private static void checkIsNamedPlain(String name) {
    Compression named = Compression.detect(name);
    if (named != Compression.UNCOMPRESSED) {
      refuse(
          name,
          "is named %s but is not %s; it is damaged or misnamed"
              .formatted(named.getSuggestedSuffix(), words(named)));
    }
    if (name.endsWith(BROTLI)) {
      // Brotli has no signature.
      refuse(name, "is named .br; decompress it first, or rename it");
    }
  }

  private static InputException damaged(String name, Exception cause) {
    for (Throwable e = cause; e != null; e = e.getCause()) {
      if (e instanceof ZstdIOException zstd && isOutOfMemory(zstd)) {
        return new InputException(
            ("The input %s needs more memory for decompression than there is: as much as its zstd"
                    + " window, outside the Java heap.")
                .formatted(name),
            cause);
      }
    }
    return new InputException("The input " + name + " is damaged or cut off.", cause);
  }

  private static boolean isOutOfMemory(ZstdIOException e) {
    return e.getErrorCode() == Zstd.errMemoryAllocation()
        || e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge();
  }

  private static InputException unreadable(String name, IOException e) {
    return new InputException("Cannot read %s: %s.".formatted(name, FileErrorMessage.reason(e)), e);
  }

  private static void refuse(String name, String why) {
    throw new InputException("The input %s %s.".formatted(name, why));
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
