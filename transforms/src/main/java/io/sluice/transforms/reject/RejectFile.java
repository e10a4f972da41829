package io.sluice.transforms.reject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * A file of rejects: NDJSON, one object a line with {@code reason, file, offset, length, detail}
 * and the line itself, as {@code raw} where it is UTF-8, else as {@code raw_base64}. Only its owner
 * can read it, it never follows a link that somebody planted, and it gets its name only when it is
 * whole.
 */
final class RejectFile implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();

  private final Path partial;
  private final Path whole;
  private final JsonGenerator out;

  private RejectFile(Path directory, String name) throws IOException {
    partial = directory.resolve(name + ".partial");
    whole = directory.resolve(name);
    var channel =
        Files.newByteChannel(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(directory, "rw-------"));
    out = JSON.createGenerator(new BufferedOutputStream(Channels.newOutputStream(channel)));
    out.setRootValueSeparator(null);
  }

  /** A new file, in a directory that is made where it is missing. */
  static RejectFile create(Path directory, String name) throws IOException {
    Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    return new RejectFile(directory, name);
  }

  void write(Reject reject) throws IOException {
    out.writeStartObject();
    out.writeStringField("reason", reject.reason().name());
    out.writeStringField("file", reject.file());
    out.writeFieldName("offset");
    if (reject.offset() == Reject.UNKNOWN_OFFSET) {
      out.writeNull();
    } else {
      out.writeNumber(reject.offset());
    }
    out.writeNumberField("length", reject.raw().length);
    out.writeStringField("detail", reject.detail());
    writeRaw(reject.raw());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void writeRaw(byte[] raw) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
      out.writeStringField("raw", text.toString());
    } catch (CharacterCodingException e) {
      out.writeStringField("raw_base64", Base64.getEncoder().encodeToString(raw));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
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
