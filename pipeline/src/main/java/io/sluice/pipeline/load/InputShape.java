package io.sluice.pipeline.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.transforms.read.InputException;
import io.sluice.transforms.read.InputFile;
import io.sluice.transforms.read.InputFiles;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/**
 * What a file looks like whose every line was rejected, in words for the user. A guess from its
 * first bytes.
 */
final class InputShape {

  private static final int HEAD_BYTES = 1 << 12;
  private static final String ONE_A_LINE = "; Sluice reads one JSON object a line";

  private final byte[] head;
  private final String text;

  private InputShape(byte[] head) {
    this.head = head;
    // A character a byte, without a byte order mark, or NULs where nothing was ever written.
    String all = new String(head, ISO_8859_1);
    this.text = all.replaceFirst("^(\u00ef\u00bb\u00bf|\\x00+)", "").stripLeading();
  }

  /** A sentence, with a space before it, on the first file with contents; empty for no idea. */
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
      // It could be read before; what the run has to say matters more.
      return Optional.empty();
    }
  }

  /** What first bytes look like, and what to do about it. */
  static Optional<String> of(byte[] head) {
    return new InputShape(head).words();
  }

  private Optional<String> words() {
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
      return Optional.of("JSON objects of several lines" + ONE_A_LINE + ", which jq -c . writes");
    }
    if (first.matches(".*}\\s*,?\\s*\\{\\s*\".*")) {
      return Optional.of("several JSON objects a line" + ONE_A_LINE + ", which jq -c . writes");
    }
    return isUtf8() ? Optional.empty() : Optional.of(otherEncoding());
  }

  private Optional<String> ofText() {
    if (!isUtf8()) {
      return Optional.of(otherEncoding());
    }
    String[] lines = text.split("\\R", 3);
    for (char divider : new char[] {'\t', ';', ',', '|'}) {
      long count = count(lines[0], divider);
      if (count > 0 && (lines.length < 2 || count(lines[1], divider) == count)) {
        return Optional.of("CSV" + ONE_A_LINE);
      }
    }
    return Optional.of("text that is not JSON" + ONE_A_LINE);
  }

  private static String otherEncoding() {
    return "Latin-1 or another encoding that is not UTF-8; convert it with iconv";
  }

  /** Whether most bytes in even places, or in odd ones, are NUL. */
  private boolean isMostlyNul(int parity) {
    int nuls = 0;
    for (int i = parity; i < head.length; i += 2) {
      nuls += head[i] == 0 ? 1 : 0;
    }
    return head.length > 3 && nuls > head.length / 4 && head[1 - parity] != 0;
  }

  /** A character that the end cuts is none that is wrong. */
  private boolean isUtf8() {
    CharBuffer characters = CharBuffer.allocate(head.length);
    return !UTF_8.newDecoder().decode(ByteBuffer.wrap(head), characters, false).isError();
  }

  private static long count(String line, char divider) {
    return line.chars().filter(c -> c == divider).count();
  }
}
