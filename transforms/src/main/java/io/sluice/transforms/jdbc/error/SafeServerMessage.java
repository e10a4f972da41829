package io.sluice.transforms.jdbc.error;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a message of a server or a driver safe to show and to log: one printable line of bounded
 * length, without the contents of records, which servers quote, and without parts of statements.
 */
final class SafeServerMessage {

  static final String WITHHELD = "the server's message is withheld, because it may quote a record";

  private static final int MAX_CODE_POINTS = 300;
  private static final String CUT = "…";

  /** The prefix that MySQL's driver adds to the server's message. */
  private static final Pattern DRIVER = Pattern.compile("^Data truncation: ");

  /** PostgreSQL's driver appends the statement. */
  private static final Pattern STATEMENT = Pattern.compile(" in SQL .*", Pattern.DOTALL);

  /** A quote, but not an apostrophe within a word. */
  private static final Pattern QUOTE = Pattern.compile("(?<!\\p{L})'|'(?!\\p{L})|[\"`«»„“”]");

  /** The last match is the server's own, whatever the value before it contains. */
  private static final Pattern VALUE_THEN_NAME =
      Pattern.compile(
          "^([^'\"`]*['\"`]).*(['\"`] (?:for key|for column|for function|at line|from) .*)$",
          Pattern.DOTALL);

  private static final Pattern BYTES = Pattern.compile("0x[0-9A-Fa-f]+(?: 0x[0-9A-Fa-f]+)*");

  private SafeServerMessage() {}

  /**
   * Returns the safe message.
   *
   * @param message an exception's message; may be null
   * @param names the names that may be shown
   * @return the message, without a period at the end
   */
  static String of(String message, Quoting quoting, Collection<String> names) {
    if (quoting == Quoting.ANYTHING) {
      return WITHHELD;
    }
    String reported = DRIVER.matcher(message == null ? "" : message).replaceFirst("");
    String text = STATEMENT.matcher(reported).replaceFirst("");
    // Before lines are split, because quoted text may have several.
    String shown =
        switch (quoting) {
          case NAMES -> text;
          case VALUES -> withoutValue(text);
          case FIRST -> withoutFirst(text);
          default -> withoutUnknown(text, names);
        };
    String line = shown.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
    return line.isEmpty() ? "no reason given" : bounded(LogSanitizer.of(line));
  }

  /** Masks a quoted value. It may contain quotes itself, so only the outermost count. */
  private static String withoutValue(String line) {
    List<Integer> quotes = quotes(line);
    String shown =
        quotes.isEmpty() ? line : masked(line, quotes.get(0) + 1, quotes.get(quotes.size() - 1));
    return BYTES.matcher(shown).replaceAll(CUT);
  }

  private static String withoutFirst(String line) {
    Matcher parts = VALUE_THEN_NAME.matcher(line);
    return parts.matches() ? parts.group(1) + CUT + parts.group(2) : withoutValue(line);
  }

  /** Masks everything from the first quote that contains no known name to the last quote. */
  private static String withoutUnknown(String line, Collection<String> names) {
    List<Integer> quotes = quotes(line);
    for (int i = 0; i + 1 < quotes.size(); i += 2) {
      String quoted = line.substring(quotes.get(i) + 1, quotes.get(i + 1));
      if (!isKnown(quoted, names)) {
        return masked(line, quotes.get(i) + 1, quotes.get(quotes.size() - 1));
      }
    }
    return quotes.size() % 2 == 0 ? line : masked(line, quotes.get(quotes.size() - 1) + 1, -1);
  }

  private static List<Integer> quotes(String line) {
    return QUOTE.matcher(line).results().map(MatchResult::start).toList();
  }

  /** Servers qualify names of tables with names of databases. */
  private static boolean isKnown(String quoted, Collection<String> names) {
    for (String part : quoted.split("\\.", -1)) {
      if (names.stream().noneMatch(part::equalsIgnoreCase)) {
        return false;
      }
    }
    return true;
  }

  private static String masked(String line, int begin, int end) {
    return line.substring(0, begin) + CUT + (end < begin ? "" : line.substring(end));
  }

  private static String bounded(String line) {
    return line.codePointCount(0, line.length()) <= MAX_CODE_POINTS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS)) + CUT;
  }
}
