package io.sluice.testing.hostile;

import io.sluice.transforms.reject.Reason;
import java.nio.charset.StandardCharsets;

/**
 * A line that must be rejected.
 *
 * @param reason for this reason and no other
 */
public record BadLine(Reason reason, byte[] bytes) implements HostileLine {

  static BadLine of(Reason reason, Object line) {
    return new BadLine(reason, line.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Its reason and its beginning, for the message of a test that fails. */
  @Override
  public String toString() {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return "%s, %d bytes: %.200s".formatted(reason, bytes.length, text);
  }
}
