package io.sluice.transforms.load.ledger;

import io.sluice.transforms.read.input.InputFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one file, loaded in one way, from all others.
 *
 * @param key the hash of everything that matters: 32 hexadecimal digits
 * @param head the hash of the file's first bytes: 64 of them
 */
record FileKey(String key, String head) {

  /** A file that is written anew mostly differs here, even where its size and its time do not. */
  private static final int HEAD_BYTES = 1 << 16;

  private static final int KEY_DIGITS = 32;

  /** What fits into a TEXT, in bytes. */
  private static final int MAX_TEXT = 65_535;

  private static final int SHOWN_CHARACTERS = 1000;

  /**
   * The key of a file.
   *
   * @param table the table it is loaded into
   * @param settings whatever else decides what becomes of its lines
   */
  static FileKey of(InputFile file, String table, String settings) {
    String head = hash(file.head(HEAD_BYTES));
    String all =
        String.join(
            "\0",
            table,
            settings,
            file.name(),
            Long.toString(file.bytes()),
            Long.toString(file.modified()),
            head);
    return new FileKey(hash(all.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS), head);
  }

  /** The settings as the ledger shows them to people, cut if they are too long. */
  static String shown(String settings) {
    byte[] all = settings.getBytes(StandardCharsets.UTF_8);
    return all.length <= MAX_TEXT
        ? settings
        : "%s… (%d bytes, SHA-256 %s)"
            .formatted(settings.substring(0, SHOWN_CHARACTERS), all.length, hash(all));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
