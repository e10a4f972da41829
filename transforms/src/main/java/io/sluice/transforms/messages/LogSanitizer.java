package io.sluice.transforms.messages;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes strings from outside for use in messages. A file's name may contain newlines, which forge
 * log lines, and escape sequences, which a terminal obeys.
 */
public final class LogSanitizer {

  /** Controls (C0, DEL, C1), line and paragraph separators, and bidirectional marks. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e"
              + "\\u2066-\\u2069]");

  private LogSanitizer() {}

  /** Replaces such characters with {@code \n}, {@code \t} or {@code \}{@code u001b}. */
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
