package io.sluice.transforms.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/**
 * Guesses from its first bytes what a file contains whose lines were all rejected, and describes it
 * for the user.
 */
final class ContentGuess {

  private static final int HEAD_BYTES = 1 << 12;
  private static final String ONE_A_LINE = "; Sluice reads one JSON object per line";

  private final byte[] head;
  private final String text;

  private ContentGuess(byte[] head) {
    this.head = head;
    // One character per byte, without a byte order mark or the NULs of bytes never written.
    String decoded = new String(head, ISO_8859_1);
    this.text = decoded.replaceFirst("^(\u00ef\u00bb\u00bf|\\x00+)", "").stripLeading();
  }

  /**
   * A sentence about the first non-empty file, after a space; empty if its contents are unclear.
   */
  static String sentence(InputFiles files) {
    return files.files().stream()
        .filter(file -> file.bytes() > 0)
        .findFirst()
        .flatMap(file -> of(file).map(it -> " %s looks like %s.".formatted(file.name(), it)))
        .orElse("");
  }

  private static Optional<String> of(InputFile file) {
    try {
      return of(file.contents(HEAD_BYTES));
    } catch (InputException e) {
      // The file was readable before; the failure of the run matters more.
      return Optional.empty();
    }
  }

  /** Describes what the first bytes look like, with advice. */
  static Optional<String> of(byte[] head) {
    return new ContentGuess(head).describe();
  }

  private Optional<String> describe() {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (isMostlyNul(0) || isMostlyNul(1)) {
      return Optional.of("UTF-16; convert it to UTF-8 with iconv");
    }
    if (text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
      return Optional.of("a binary file" + ONE_A_LINE);
    }
    return switch (text.charAt(0)) {
      case '[' ->
          text.matches("(?s)\\[\\s*[\\[{\"\\]].*") || text.strip().length() == 1
              ? Optional.of("a JSON array" + ONE_A_LINE + ", which jq -c '.[]' writes")
              : ofText();
      case '{' -> ofObjects();
      case '<' -> Optional.of("XML or HTML" + ONE_A_LINE);
      default -> ofText();
    };
  }

  private Optional<String> ofObjects() {
    String first = text.lines().findFirst().orElse("").strip();
    if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
      return Optional.of("lines that end with carriage returns; convert it with tr '\\r' '\\n'");
    }
    if (first.length() < text.strip().length() && !first.endsWith("}")) {
      return Optional.of("JSON objects over several lines" + ONE_A_LINE + ", which jq -c . writes");
    }
    if (first.matches(".*}\\s*,?\\s*\\{\\s*\".*")) {
      return Optional.of("several JSON objects per line" + ONE_A_LINE + ", which jq -c . writes");
    }
    return isUtf8() ? Optional.empty() : Optional.of(otherEncoding());
  }

  private Optional<String> ofText() {
    if (!isUtf8()) {
      return Optional.of(otherEncoding());
    }
    String[] lines = text.split("\\R", 3);
    for (char separator : new char[] {'\t', ';', ',', '|'}) {
      long count = count(lines[0], separator);
      if (count > 0 && (lines.length < 2 || count(lines[1], separator) == count)) {
        return Optional.of("CSV" + ONE_A_LINE);
      }
    }
    return Optional.of("text that is not JSON" + ONE_A_LINE);
  }

  private static String otherEncoding() {
    return "Latin-1 or another encoding that is not UTF-8; convert it with iconv";
  }

  /** Whether most bytes at even indexes, or at odd ones, are NUL. */
  private boolean isMostlyNul(int parity) {
    int nuls = 0;
    for (int i = parity; i < head.length; i += 2) {
      nuls += head[i] == 0 ? 1 : 0;
    }
    return head.length > 3 && nuls > head.length / 4 && head[1 - parity] != 0;
  }

  /** Whether the bytes are UTF-8; a character cut off at the end is not an error. */
  private boolean isUtf8() {
    CharBuffer characters = CharBuffer.allocate(head.length);
    return !UTF_8.newDecoder().decode(ByteBuffer.wrap(head), characters, false).isError();
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
