package io.sluice.transforms.reject;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Collects rejects until they become one object: in memory, and beyond {@value #MEMORY_BYTES} bytes
 * in a temporary file. Used by one thread at a time.
 */
public final class RejectSpool implements FileLocation.Contents, Closeable {

  static final int MEMORY_BYTES = 1 << 18;

  private static final int DIGEST_BYTES = 8;

  private final Supplier<Path> paths;
  private final Buffer memory = new Buffer();
  private final RejectLines lines = new RejectLines(memory);
  private FileChannel file;
  private Path path;
  private long inFile;

  /**
   * @param paths gives the temporary file once it is needed; it does not exist yet, and is in a
   *     private directory
   */
  public RejectSpool(Supplier<Path> paths) {
    this.paths = paths;
  }

  /** The exception for a location to which rejects cannot be written. */
  public static UncheckedIOException notWritten(FileLocation location, IOException e) {
    return new UncheckedIOException(
        LogSanitizer.of(
            "Rejects cannot be written into %s: %s."
                .formatted(location, FileErrorMessage.reason(e))),
        e);
  }

  /**
   * Adds a reject.
   *
   * @throws TemporaryFileException if the temporary file cannot be written
   */
  public void add(Reject reject) {
    try {
      lines.write(reject);
      if (memory.size() > MEMORY_BYTES) {
        spill();
      }
    } catch (IOException e) {
      throw new TemporaryFileException(path, e);
    }
  }

  private void spill() throws IOException {
    if (file == null) {
      path = path == null ? paths.get() : path;
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    }
    memory.drainTo(file.position(inFile));
    inFile = file.position();
  }

  @Override
  public long size() {
    return inFile + memory.size();
  }

  /**
   * Removes everything beyond a size.
   *
   * @throws TemporaryFileException if the temporary file cannot be cut
   */
  public void cutTo(long size) {
    if (size >= inFile) {
      memory.cutTo((int) (size - inFile));
      return;
    }
    memory.cutTo(0);
    try {
      file.truncate(size);
      inFile = size;
    } catch (IOException e) {
      throw new TemporaryFileException(path, e);
    }
  }

  /** The first 16 hexadecimal digits of the SHA-256 of all rejects. */
  public String digest() {
    try (DigestOutputStream out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      writeTo(out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new TemporaryFileException(path, e);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer part = ByteBuffer.allocate((int) Math.min(inFile, MEMORY_BYTES));
    long at = 0;
    while (at < inFile) {
      part.clear();
      int count = file.read(part, at);
      if (count < 0) {
        throw new IOException("the temporary file " + path + " has become shorter");
      }
      out.write(part.array(), 0, count);
      at += count;
    }
    memory.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
      inFile = 0;
      Files.deleteIfExists(path);
    }
    memory.cutTo(0);
  }

  private static final class Buffer extends ByteArrayOutputStream {

    Buffer() {
      super(0);
    }

    void cutTo(int size) {
      count = size;
    }

    /** Writes everything to a file. Keeps no array that one long line has made large. */
    void drainTo(FileChannel file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(buf, 0, count);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      count = 0;
      if (buf.length > 2 * MEMORY_BYTES) {
        buf = new byte[MEMORY_BYTES];
      }
    }
  }
}
