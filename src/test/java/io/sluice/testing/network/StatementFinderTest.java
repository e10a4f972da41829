package io.sluice.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementFinderTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  void statementsAreFoundHoweverTheyAreCut() {
    packet(1, "login");
    packet(0, "\u0003SET autocommit=0");
    packet(0, "\u0003COMMIT");
    packet(0, "\u0003\u0000\u0001commit");
    packet(0, "");
    packet(0, "\u0003INSERT INTO t VALUES ('COMMIT'), ('" + "x".repeat(70_000) + "')");
    packet(0, "\u0003Commit ");

    for (int size : new int[] {1, 2, 3, 5, 1000, 100_000}) {
      assertThat(statements(size))
          .as("in chunks of %d", size)
          .containsExactly(
              "SET autocommit=0",
              "COMMIT",
              "commit",
              ("INSERT INTO t VALUES ('COMMIT'), ('" + "x".repeat(70_000)).substring(0, 999),
              "Commit");
    }
  }

  @Test
  void whatOnlyLooksLikeOneIsNone() {
    packet(0, "\u0016COMMIT");
    packet(1, "\u0003COMMIT");

    assertThat(statements(7)).isEmpty();
  }

  private List<String> statements(int chunk) {
    StatementFinder finder = new StatementFinder();
    byte[] bytes = sent.toByteArray();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += chunk) {
      byte[] part = Arrays.copyOfRange(bytes, i, Math.min(i + chunk, bytes.length));
      found.addAll(finder.find(part, part.length));
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
