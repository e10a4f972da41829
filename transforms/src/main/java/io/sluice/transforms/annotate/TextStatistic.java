package io.sluice.transforms.annotate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistic of a string, independent of its language. Each takes time at most linear in the
 * string's length.
 */
public enum TextStatistic {
  /**
   * Words: runs of Unicode letters, marks and digits, joined by single apostrophes, as in {@code
   * don't}. Links and mentions contain no words. In scripts without spaces between words, such as
   * Chinese and Thai, a run counts as one word.
   */
  WORDS("word_count") {
    @Override
    int of(String text) {
      String words = MENTION.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll(" ");
      return count(WORD.matcher(words));
    }
  },
  /** Characters: code points, as the database counts them. */
  CHARACTERS("character_count") {
    @Override
    int of(String text) {
      return text.codePointCount(0, text.length());
    }
  },
  /**
   * Lines, terminated by a line feed, a carriage return, or both. A trailing newline does not start
   * another line. An empty string has no lines.
   */
  LINES("line_count") {
    @Override
    int of(String text) {
      return Math.toIntExact(text.lines().count());
    }
  },
  /**
   * Links: from {@code http://}, {@code https://} or {@code www.} to the next white space, double
   * quote or angle bracket.
   */
  LINKS("link_count") {
    @Override
    int of(String text) {
      return count(LINK.matcher(text));
    }
  },
  /**
   * Mentions: an {@code @} followed by a name of letters, digits, {@code _} and {@code -}. None of
   * these precedes the {@code @}, unlike in an e-mail address. Mentions within links do not count.
   */
  MENTIONS("mention_count") {
    @Override
    int of(String text) {
      return count(MENTION.matcher(LINK.matcher(text).replaceAll(" ")));
    }
  };

  private static final String IN_WORDS = "[\\p{L}\\p{M}\\p{N}]";

  private static final Pattern WORD =
      Pattern.compile(IN_WORDS + "++(?:['\u2019]" + IN_WORDS + "++)*+");
  private static final Pattern LINK =
      Pattern.compile(
          "(?<!" + IN_WORDS + ")(?:https?://|www\\.)[^\\s<>\"]++", Pattern.CASE_INSENSITIVE);
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_.@-])@[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]*+");

  private final String column;

  TextStatistic(String column) {
    this.column = column;
  }

  /** The name of the column that stores it. */
  public String column() {
    return column;
  }

  /** Computes the statistic of a string. */
  abstract int of(String text);

  private static int count(Matcher matcher) {
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
