package io.sluice.transforms.jdbc.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of a statement, as precise as it takes to tell names from literals and comments.
 *
 * @param kind the kind of token
 * @param text for a quoted name, the name without quotes; else the token as written in the
 *     statement
 */
record SqlToken(Kind kind, String text) {

  /** The kind of a token. */
  enum Kind {
    /** A keyword, a name or a number. */
    WORD,
    /** A quoted name, which is never a keyword. */
    QUOTED_NAME,
    /** A literal, or a user variable. */
    LITERAL,
    /** Punctuation. */
    SYMBOL
  }

  // The server runs the contents of comments that begin with an exclamation mark.
  private static final String SKIPPED =
      "(?<skipped>\\s+|--(?=\\s|\\z)[^\\n]*|#[^\\n]*|/\\*(?!M?!).*?\\*/|/\\*M?!\\d*|\\*/)";
  private static final String NAMES = "|(?<word>[\\p{L}\\p{M}\\p{N}_$]+)|`(?<name>(?:[^`]|``)*+)`";
  private static final String SYMBOLS = "|@+[\\p{L}\\p{M}\\p{N}_$.]+|(?<symbol>:=|.)";
  private static final String BACKSLASH_ESCAPES =
      "|'(?:[^'\\\\]|''|\\\\.)*+'|\"(?<double>(?:[^\"\\\\]|\"\"|\\\\.)*+)\"";
  private static final String NO_BACKSLASH_ESCAPES =
      "|'(?:[^']|'')*+'|\"(?<double>(?:[^\"]|\"\")*+)\"";

  private static final Pattern TOKENS = pattern(BACKSLASH_ESCAPES);
  private static final Pattern TOKENS_WITHOUT_ESCAPES = pattern(NO_BACKSLASH_ESCAPES);

  /** The tokens of a statement, without comments, as the server reads it in its SQL modes. */
  static List<SqlToken> of(String sql, String sqlMode) {
    boolean quotesNames = sqlMode.contains("ANSI_QUOTES");
    Pattern pattern = sqlMode.contains("NO_BACKSLASH_ESCAPES") ? TOKENS_WITHOUT_ESCAPES : TOKENS;
    List<SqlToken> tokens = new ArrayList<>();
    Matcher matcher = pattern.matcher(sql);
    while (matcher.find()) {
      if (matcher.group("skipped") == null) {
        tokens.add(token(matcher, quotesNames));
      }
    }
    return tokens;
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  boolean isName(String name) {
    return isName() && text.equalsIgnoreCase(name);
  }

  private static SqlToken token(Matcher matcher, boolean quotesNames) {
    if (matcher.group("word") != null) {
      return new SqlToken(Kind.WORD, matcher.group());
    }
    if (matcher.group("name") != null) {
      return new SqlToken(Kind.QUOTED_NAME, matcher.group("name").replace("``", "`"));
    }
    if (quotesNames && matcher.group("double") != null) {
      return new SqlToken(Kind.QUOTED_NAME, matcher.group("double").replace("\"\"", "\""));
    }
    boolean symbol = matcher.group("symbol") != null;
    return new SqlToken(symbol ? Kind.SYMBOL : Kind.LITERAL, matcher.group());
  }

  private static Pattern pattern(String literals) {
    return Pattern.compile(SKIPPED + NAMES + literals + SYMBOLS, Pattern.DOTALL);
  }
}
