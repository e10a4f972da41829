package io.sluice.transforms.messages;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes texts harmless that others have chosen, before they stand in a sentence. A file's name may
 * hold line feeds, which forge lines, and escape sequences, which a terminal obeys.
 */
public final class LogSanitizer {

  /** Controls (C0, DEL, C1), line and paragraph separators, and marks that turn a line's order. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e"
              + "\\u2066-\\u2069]");

  private LogSanitizer() {}

  /** The text with {@code \n}, {@code \t} or {@code \}{@code u001b} in place of such characters. */
  public static String of(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(LogSanitizer::escape);
  }

  private static String escape(MatchResult found) {
    char character = found.group().charAt(0);
    return Matcher.quoteReplacement(
        switch (character) {
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          case '\t' -> "\\t";
          default -> String.format(Locale.ROOT, "\\u%04x", (int) character);
        });
  }
}
