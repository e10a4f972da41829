package io.sluice.transforms.stats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of SHA-256 of a sender's name: as good as the name, also where somebody
 * chooses names so that they are the same, which would take 2 to the power of 64 tries. Used by one
 * thread at a time.
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

  /** Adds a sender to a set; returns whether it is new there. */
  boolean add(String sender, SenderSet set) {
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(sender.getBytes(UTF_8)));
    return set.add(digest.getLong(), digest.getLong());
  }
}
