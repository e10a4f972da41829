package io.sluice.transforms.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  /** Those that are sought, and those beside them, for which a borrow might pass. */
  private static final byte[] BYTES = {
    '\n', 9, 11, 0, 1, 31, ' ', '!', '"', '#', '[', '\\', ']', 'a', 127, -128, -127, -118, -1, -94
  };

  @Test
  void theFirstIsFoundWhereverItIsAndWhateverStandsBehindIt() {
    Random random = new Random(1);
    byte[] bytes = new byte[24];
    for (int i = 0; i < 300_000; i++) {
      int plain = random.nextInt(bytes.length);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = at < plain ? (byte) 'a' : BYTES[random.nextInt(BYTES.length)];
      }
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from + 1);
      assertThat(ByteSearch.lineFeed(bytes, from, to)).isEqualTo(lineFeed(bytes, from, to));
      assertThat(ByteSearch.endOfPlainText(bytes, from, to)).isEqualTo(plain(bytes, from, to));
    }
  }

  private static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int plain(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }
}
