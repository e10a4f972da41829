package io.sluice.transforms.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes rows as LOAD DATA reads them. Used by one thread at a time. */
final class TabSeparated {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Writes rows into a file, in place of whatever stands there. */
  void write(List<BlockRow> rows, Path file) throws IOException {
    bytes.reset();
    for (BlockRow row : rows) {
      char separator = 0;
      for (String value : row.values()) {
        if (separator != 0) {
          bytes.write(separator);
        }
        write(value);
        separator = '\t';
      }
      bytes.write('\n');
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.writeTo(out);
    }
  }

  private void write(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    int written = 0;
    for (int i = 0; i < text.length; i++) {
      char escape = escape(text[i]);
      if (escape != 0) {
        bytes.write(text, written, i - written);
        bytes.write('\\');
        bytes.write(escape);
        written = i + 1;
      }
    }
    bytes.write(text, written, text.length - written);
  }

  private static char escape(byte b) {
    return switch (b) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case 0 -> '0';
      default -> 0;
    };
  }
}
