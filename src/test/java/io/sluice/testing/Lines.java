package io.sluice.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small logs for tests. */
public final class Lines {

  private Lines() {}

  /** A line; the texts as they stand in JSON. */
  public static String of(String id, String type, String site, long seconds, String text) {
    return """
    {"id":"%s","type":"%s","from":"ann","site_id":"%s","timestamp":%d,"data":{"%s":"%s"}}\
    """
        .formatted(id, type, site, seconds, type, text);
  }

  /** A line that holds a message. */
  public static String message(String id, String text) {
    return of(id, "message", "s", 1, text);
  }

  /** The lines of a file, as bytes without their line feeds. */
  public static List<byte[]> of(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** The lines of a text, without their line feeds. */
  public static List<byte[]> of(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
    }
    return lines;
  }

  /** A new file of lines. */
  public static Path file(Path directory, String... lines) throws IOException {
    return Files.write(Files.createTempFile(directory, "log", ".ndjson"), List.of(lines));
  }
}
