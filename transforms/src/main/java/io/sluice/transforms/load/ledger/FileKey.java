package io.sluice.transforms.load.ledger;

import io.sluice.transforms.read.input.InputFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a file that is loaded with certain settings.
 *
 * @param key the hash of everything that matters: 32 hexadecimal digits
 * @param head the hash of the file's first bytes: 64 hexadecimal digits
 */
record FileKey(String key, String head) {

  /**
   * A rewritten file usually differs within these bytes, even if its size and time are the same.
   */
  private static final int HEAD_BYTES = 1 << 16;

  private static final int KEY_DIGITS = 32;

  /** The capacity of a TEXT column, in bytes. */
  private static final int MAX_TEXT = 65_535;

  private static final int SHOWN_CHARACTERS = 1000;

  /**
   * Computes the key of a file.
   *
   * @param table the target table
   * @param settings everything else that affects the outcome of a line
   */
  static FileKey of(InputFile file, String table, String settings) {
    String head = identified(file).headHash();
    String identity =
        String.join(
            "\0",
            table,
            settings,
            file.name(),
            Long.toString(file.bytes()),
            Long.toString(file.modified()),
            head);
    return new FileKey(
        hash(identity.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS), head);
  }

  /** The file with a hash of its first bytes, which are read if it has none yet. */
  static InputFile identified(InputFile file) {
    return file.headHash().isEmpty() ? file.withHeadHash(hash(file.head(HEAD_BYTES))) : file;
  }

  /** The settings as the ledger shows them to users, cut if they are too long. */
  static String shown(String settings) {
    byte[] utf8 = settings.getBytes(StandardCharsets.UTF_8);
    return utf8.length <= MAX_TEXT
        ? settings
        : "%s… (%d bytes, SHA-256 %s)"
            .formatted(settings.substring(0, SHOWN_CHARACTERS), utf8.length, hash(utf8));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
