package io.sluice.transforms.jdbc;

import io.sluice.transforms.text.Printable;
import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the words of a server or a driver fit for a screen and a log: one printable line of bounded
 * length, without the contents of records, which servers quote, and without parts of statements.
 */
final class ServerWords {

  static final String WITHHELD = "the server's words are withheld, because they may quote a record";

  private static final int LONGEST = 300;
  private static final String CUT = "…";

  /** Says the same as the code that follows. */
  private static final Pattern SEVERITY = Pattern.compile("^\\p{Lu}+:\\s+");

  /** PostgreSQL's driver repeats the statement. */
  private static final Pattern STATEMENT = Pattern.compile(" in SQL .*");

  /** Not the apostrophe of a word. */
  private static final Pattern QUOTE = Pattern.compile("(?<!\\p{L})'|'(?!\\p{L})|[\"`«»„“”]");

  /** What follows on a value that is quoted; the last one is the server's own. */
  private static final Pattern BEHIND_VALUE =
      Pattern.compile("['\"`](?= (?:for (?:key|column|function)|at line|to|from) )");

  private static final Pattern BYTES = Pattern.compile("0x[0-9A-Fa-f]+(?: 0x[0-9A-Fa-f]+)*");

  private ServerWords() {}

  /**
   * The words.
   *
   * @param message what an exception says; may be null
   * @param names the names that are no secret
   * @return without a dot at the end
   */
  static String of(String message, Quoting quoting, Collection<String> names) {
    if (quoting == Quoting.ANYTHING) {
      return WITHHELD;
    }
    String line = firstLine(message);
    if (line.isEmpty()) {
      return "no reason given";
    }
    String shown =
        switch (quoting) {
          case NAMES -> line;
          case VALUES -> withoutValue(line);
          default -> withoutUnknown(line, names);
        };
    return bounded(Printable.of(shown));
  }

  /** PostgreSQL's other lines are details, which quote rows. */
  private static String firstLine(String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("").strip();
    String words = SEVERITY.matcher(line).replaceFirst("");
    return STATEMENT.matcher(words).replaceFirst("").replaceFirst("\\.$", "");
  }

  /** A value may hold quotes itself, so that only the outermost count. */
  private static String withoutValue(String line) {
    int begin = -1;
    int end = -1;
    Matcher quote = QUOTE.matcher(line);
    while (quote.find()) {
      begin = begin < 0 ? quote.end() : begin;
      end = quote.start();
    }
    Matcher behind = BEHIND_VALUE.matcher(line);
    int last = -1;
    while (behind.find()) {
      last = behind.start();
    }
    end = last >= begin ? last : end;
    String shown = begin < 0 ? line : masked(line, begin, end);
    return BYTES.matcher(shown).replaceAll(CUT);
  }

  /** From the first quote that holds no known name to the last one. */
  private static String withoutUnknown(String line, Collection<String> names) {
    var quotes = QUOTE.matcher(line).results().map(MatchResult::start).toList();
    for (int i = 0; i + 1 < quotes.size(); i += 2) {
      String quoted = line.substring(quotes.get(i) + 1, quotes.get(i + 1));
      if (!isKnown(quoted, names)) {
        return masked(line, quotes.get(i) + 1, quotes.get(quotes.size() - 1));
      }
    }
    return quotes.size() % 2 == 0 ? line : masked(line, quotes.get(quotes.size() - 1) + 1, -1);
  }

  /** Servers put the names of databases before those of tables. */
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
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + CUT;
  }
}
