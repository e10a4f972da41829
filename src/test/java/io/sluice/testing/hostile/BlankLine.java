package io.sluice.testing.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line that is neither a record nor an error. */
record BlankLine(byte[] bytes) implements HostileLine {

  static List<HostileLine> all() {
    return List.of(
        of(""),
        of(" "),
        of("\t"),
        of("\r"),
        of(" \t \r"),
        of(" ".repeat(5000)),
        of("\0"),
        of("\0".repeat(HostileLog.MAX_LINE_BYTES + 1)),
        of(""));
  }

  private static BlankLine of(String line) {
    return new BlankLine(line.getBytes(StandardCharsets.US_ASCII));
  }
}
