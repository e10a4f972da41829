package io.sluice.transforms.reject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * A file of rejects in NDJSON: one object per line, with {@code reason, file, offset, length,
 * detail} and the line itself, as {@code raw} if it is UTF-8, else as {@code raw_base64}. Only its
 * owner can read it. Its creation never follows a planted symbolic link, and lines are written
 * whole. Used by one thread at a time.
 */
public final class RejectFile implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int ESCAPE_BYTES = 6;
  private static final int OTHER_FIELDS_BYTES = 1 << 16;
  private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 64;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final FileChannel file;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final JsonGenerator json;

  private RejectFile(Path path) throws IOException {
    this.path = path;
    this.file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(path, "rw-------"));
    this.json = JSON.createGenerator(lines);
    json.setRootValueSeparator(null);
  }

  /** Creates a new file of a run, and the directory if missing. */
  public static RejectFile ofRun(Path directory, String run) throws IOException {
    RejectFile file = create(directory, RejectFiles.newName(run));
    syncDirectory(directory);
    return file;
  }

  /** Makes the file's name survive a crash of the machine, if directories can be synced. */
  private static void syncDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static RejectFile create(Path directory, String name) throws IOException {
    Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    return new RejectFile(directory.resolve(name));
  }

  /** The maximum length of the object for a line of so many bytes, which may all be escaped. */
  public static int maxObjectBytes(int lineBytes) {
    long bytes = (long) ESCAPE_BYTES * lineBytes + OTHER_FIELDS_BYTES;
    return (int) Math.min(bytes, MAX_ARRAY_BYTES);
  }

  /** The exception for a directory to which rejects cannot be written. */
  public static UncheckedIOException notWritten(Path directory, IOException e) {
    return new UncheckedIOException(
        LogSanitizer.of(
            "Rejects cannot be written into %s: %s.".formatted(directory, e.getMessage())),
        e);
  }

  /** The file's name within its directory. */
  public String name() {
    return path.getFileName().toString();
  }

  /** Adds a reject. */
  public void write(Reject reject) throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", reject.reason().name());
    json.writeStringField("file", reject.file());
    json.writeFieldName("offset");
    if (reject.offset() == Reject.UNKNOWN_OFFSET) {
      json.writeNull();
    } else {
      json.writeNumber(reject.offset());
    }
    json.writeNumberField("length", reject.length());
    json.writeStringField("detail", reject.detail());
    writeRaw(reject.raw());
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
    if (lines.size() > BUFFER_BYTES) {
      flush();
    }
  }

  /** Passes all added rejects to the file system at once. */
  public void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    lines.reset();
  }

  /**
   * Syncs all added rejects to disk, so that they survive a crash of the machine.
   *
   * @return the file's length
   */
  public long sync() throws IOException {
    flush();
    file.force(false);
    return file.position();
  }

  /** The file's length, including all added rejects. */
  public long end() throws IOException {
    flush();
    return file.position();
  }

  /** Appends a range of another reject file. */
  public void addFrom(RejectFile other, long from, long to) throws IOException {
    flush();
    other.flush();
    try (FileChannel bytes = FileChannel.open(other.path, StandardOpenOption.READ)) {
      long copied = from;
      while (copied < to) {
        long count = bytes.transferTo(copied, to - copied, file);
        if (count == 0) {
          throw new EOFException("it has become shorter");
        }
        copied += count;
      }
    }
  }

  /** Removes everything beyond a length. */
  public void cutTo(long length) throws IOException {
    lines.reset();
    file.truncate(length);
    file.position(length);
  }

  private void writeRaw(byte[] raw) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
      json.writeStringField("raw", text.toString());
    } catch (CharacterCodingException e) {
      json.writeStringField("raw_base64", Base64.getEncoder().encodeToString(raw));
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    file.close();
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
