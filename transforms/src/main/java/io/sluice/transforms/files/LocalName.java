package io.sluice.transforms.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Converts local paths to UTF-8 names and back, in any locale. Java decodes a path in the locale's
 * charset and loses unmappable bytes; only the path of a {@code file:} URI keeps them.
 */
public final class LocalName {

  private static final boolean IN_BYTES = File.separatorChar == '/';
  private static final char REPLACEMENT = '\uFFFD';
  private static final String UNESCAPED = "/-._~";

  private LocalName() {}

  /** The path of a name; a relative name is resolved against the working directory. */
  public static Path path(String name) {
    if (!IN_BYTES) {
      return Path.of(name).toAbsolutePath();
    }
    return name.startsWith("/") ? ofBytes(name.getBytes(UTF_8)) : child(workingDirectory(), name);
  }

  /** The path of a name in a directory. */
  static Path child(Path directory, String name) {
    if (!IN_BYTES) {
      return directory.resolve(name);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(bytes(directory));
    bytes.write('/');
    bytes.writeBytes(name.getBytes(UTF_8));
    return ofBytes(bytes.toByteArray());
  }

  /** The absolute name of a path, with U+FFFD in place of bytes that are not UTF-8. */
  public static String of(Path path) {
    return IN_BYTES ? new String(bytes(path), UTF_8) : path.toAbsolutePath().toString();
  }

  /** The last element of a path's name. */
  static String last(Path path) {
    String name = of(path);
    return name.substring(name.lastIndexOf(File.separatorChar) + 1);
  }

  /** Whether the name is valid UTF-8, so that {@link #path} finds the file again. */
  public static boolean isText(Path path) {
    try {
      return !IN_BYTES || UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(path))).length() > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Path workingDirectory() {
    Path directory = Path.of("").toAbsolutePath();
    if (System.getProperty("user.dir").indexOf(REPLACEMENT) < 0) {
      return directory;
    }
    try {
      return Path.of("/proc/self/cwd").toRealPath();
    } catch (IOException e) {
      return directory;
    }
  }

  private static Path ofBytes(byte[] name) {
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : name) {
      char c = (char) Byte.toUnsignedInt(b);
      boolean isPlain = c < 0x80 && Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0;
      uri.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return Path.of(URI.create(uri.toString()));
  }

  private static byte[] bytes(Path path) {
    String uri = path.toUri().getRawPath();
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        name.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        name.write(uri.charAt(i));
      }
    }
    byte[] bytes = name.toByteArray();
    // The URI of a directory ends with a slash.
    boolean hasSlash = bytes.length > 1 && bytes[bytes.length - 1] == '/';
    return hasSlash ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
