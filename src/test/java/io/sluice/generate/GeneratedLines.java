package io.sluice.generate;

import io.sluice.testing.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    return Lines.of(bytes);
  }
}
