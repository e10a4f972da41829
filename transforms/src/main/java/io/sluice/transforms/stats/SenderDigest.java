package io.sluice.transforms.stats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes the first 128 bits of SHA-256 of a sender's name. They identify the name even if someone
 * chooses names that collide, which takes 2 to the power of 64 attempts. For use by one thread at a
 * time.
 */
final class SenderDigest {

  private final MessageDigest sha256;

  SenderDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a sender to a set; returns whether it is new. */
  boolean add(String sender, SenderSet set) {
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(sender.getBytes(UTF_8)));
    return set.add(digest.getLong(), digest.getLong());
  }
}
