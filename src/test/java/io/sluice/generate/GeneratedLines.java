package io.sluice.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A made-up log in memory. */
record GeneratedLines(ChatLog.Expected expected, byte[] bytes) {

  static GeneratedLines of(ChatLog log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChatLog.Expected expected = log.writeTo(out);
    return new GeneratedLines(expected, out.toByteArray());
  }

  /** The lines without their line feeds. */
  List<byte[]> lines() {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      throw new IllegalStateException("The last line has no line feed.");
    }
    return lines;
  }
}
