package io.sluice.transforms.annotate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that can be said of a text without knowing its language. None takes more time than is in
 * proportion to the text's length.
 */
public enum TextStatistic {
  /**
   * Words: runs of letters, marks and digits as Unicode has them, with single apostrophes between
   * them, as in {@code don't}. What stands in a link or a mention is no word. Of languages that put
   * no spaces between words, as Chinese and Thai, a run counts as one.
   */
  WORDS("word_count") {
    @Override
    int of(String text) {
      String rest = MENTION.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll(" ");
      return count(WORD.matcher(rest));
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
   * Lines, which end with a line feed, a carriage return, or both. A line end at the end of the
   * text begins no line, and a text of nothing has none.
   */
  LINES("line_count") {
    @Override
    int of(String text) {
      return Math.toIntExact(text.lines().count());
    }
  },
  /**
   * Links: what begins with {@code http://}, {@code https://} or {@code www.} and goes on up to a
   * space, a quotation mark or an angle bracket.
   */
  LINKS("link_count") {
    @Override
    int of(String text) {
      return count(LINK.matcher(text));
    }
  },
  /**
   * Mentions: an {@code @} with a name of letters, digits, {@code _} and {@code -} behind it, and
   * none of those before it, as in an e-mail address. Those in links are none.
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

  /** The name of the column that it goes to. */
  public String column() {
    return column;
  }

  /** The number for a text. */
  abstract int of(String text);

  private static int count(Matcher matcher) {
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
