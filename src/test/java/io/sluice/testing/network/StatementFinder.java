package io.sluice.testing.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds statements in what one client sends, however its bytes are cut into chunks. What is sent
 * compressed or through TLS it cannot read.
 */
final class StatementFinder {

  // A packet: its length in three bytes, lowest first; its number; so many bytes.
  private static final int NUMBER = 3;
  private static final int HEADER = 4;
  private static final byte COM_QUERY = 3;

  /** What is kept of a statement. */
  private static final int MAX_LENGTH = 1000;

  private final byte[] start = new byte[HEADER + MAX_LENGTH];
  private int length;
  private int position;

  /** The beginnings of the statements that end in the next chunk. */
  List<String> find(byte[] chunk, int size) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (endsPacket(chunk[i]) && isStatement()) {
        found.add(text());
      }
    }
    return found;
  }

  private boolean endsPacket(byte next) {
    if (position < start.length) {
      start[position] = next;
    }
    position++;
    if (position == HEADER) {
      length =
          Byte.toUnsignedInt(start[0])
              | Byte.toUnsignedInt(start[1]) << 8
              | Byte.toUnsignedInt(start[2]) << 16;
    }
    boolean ends = position >= HEADER && position == HEADER + length;
    if (ends) {
      position = 0;
    }
    return ends;
  }

  private boolean isStatement() {
    // The packets of a command count from 0; those of the login do not begin there.
    return length > 0 && start[NUMBER] == 0 && start[HEADER] == COM_QUERY;
  }

  private String text() {
    int text = HEADER + 1;
    // "No parameters, one set of them", where both sides know of such.
    if (start[text] == 0 && start[text + 1] == 1) {
      text += 2;
    }
    int end = Math.min(HEADER + length, start.length);
    return new String(start, text, Math.max(0, end - text), StandardCharsets.ISO_8859_1).strip();
  }
}
