package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommitFinderTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  void commitsAreFoundHoweverTheyAreCut() {
    packet(1, "login");
    packet(0, "\u0003SET autocommit=0");
    packet(0, "\u0003COMMIT");
    packet(0, "\u0003\u0000\u0001commit");
    packet(0, "");
    packet(0, "\u0003INSERT INTO t VALUES ('COMMIT'), ('" + "x".repeat(70_000) + "')");
    packet(0, "\u0003Commit ");

    for (int size : new int[] {1, 2, 3, 5, 1000, 100_000}) {
      assertThat(commits(size)).as("in chunks of %d", size).isEqualTo(3);
    }
  }

  @Test
  void whatOnlyLooksLikeOneIsNone() {
    packet(0, "\u0003COMMITS");
    packet(0, "\u0003ROLLBACK");
    packet(0, "\u0003");
    packet(0, "\u0016COMMIT");
    packet(1, "\u0003COMMIT");

    assertThat(commits(7)).isZero();
  }

  private int commits(int chunk) {
    CommitFinder finder = new CommitFinder();
    byte[] bytes = sent.toByteArray();
    int found = 0;
    for (int i = 0; i < bytes.length; i += chunk) {
      byte[] part = Arrays.copyOfRange(bytes, i, Math.min(i + chunk, bytes.length));
      found += finder.find(part, part.length);
    }
    return found;
  }

  private void packet(int number, String payload) {
    int length = payload.length();
    sent.writeBytes(
        new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) number});
    sent.writeBytes(payload.getBytes(StandardCharsets.ISO_8859_1));
  }
}
