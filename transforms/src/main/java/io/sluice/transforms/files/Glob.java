package io.sluice.transforms.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A glob pattern. {@code *} and {@code ?} match within a path level, {@code **} across levels, and
 * {@code **} followed by a slash any number of levels, including none. {@code [a-z]} and {@code
 * [!a-z]} match one character. A backslash escapes the next character. An unclosed bracket is
 * literal. A leading period is not special.
 */
public final class Glob {

  private enum Times {
    ONCE,
    ANY,
    LEVELS
  }

  private record Token(Times times, IntPredicate accepts) {}

  private static final IntPredicate IN_LEVEL = c -> c != '/';
  private static final IntPredicate ANYTHING = c -> true;

  private final List<Token> tokens = new ArrayList<>();
  private final int[] pattern;
  private int next;

  private Glob(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  static Glob of(String pattern) {
    Glob glob = new Glob(pattern);
    while (glob.next < glob.pattern.length) {
      glob.tokens.add(glob.token());
    }
    return glob;
  }

  /** Whether a string contains an unescaped wildcard. */
  public static boolean isPattern(String text) {
    Glob glob = new Glob(text);
    while (glob.next < glob.pattern.length) {
      int c = glob.pattern[glob.next];
      if (c == '*' || c == '?' || c == '[' && glob.closing() > 0) {
        return true;
      }
      glob.next += c == '\\' ? 2 : 1;
    }
    return false;
  }

  /** Removes the escapes from a string without wildcards. */
  public static String unescaped(String text) {
    return text.replaceAll("(?s)\\\\(.)", "$1");
  }

  /** Whether the pattern matches a name. */
  boolean matches(String name) {
    int[] text = name.codePoints().toArray();
    boolean[] reached = new boolean[text.length + 1];
    reached[0] = true;
    for (Token token : tokens) {
      reached = step(token, text, reached);
    }
    return reached[text.length];
  }

  private static boolean[] step(Token token, int[] text, boolean[] reached) {
    boolean[] next = new boolean[reached.length];
    boolean anyBefore = false;
    for (int i = 0; i < next.length; i++) {
      boolean accepts = i > 0 && token.accepts().test(text[i - 1]);
      next[i] =
          switch (token.times()) {
            case ONCE -> accepts && reached[i - 1];
            case ANY -> reached[i] || accepts && next[i - 1];
            case LEVELS -> reached[i] || accepts && anyBefore;
          };
      anyBefore |= reached[i];
    }
    return next;
  }

  private Token token() {
    int c = pattern[next++];
    switch (c) {
      case '*':
        return stars();
      case '?':
        return new Token(Times.ONCE, IN_LEVEL);
      case '[':
        next--;
        int end = closing();
        next++;
        return end > 0 ? characters(end) : literal('[');
      case '\\':
        return literal(next < pattern.length ? pattern[next++] : c);
      default:
        return literal(c);
    }
  }

  private Token stars() {
    boolean startsLevel = next == 1 || pattern[next - 2] == '/';
    if (next == pattern.length || pattern[next] != '*') {
      return new Token(Times.ANY, IN_LEVEL);
    }
    while (next < pattern.length && pattern[next] == '*') {
      next++;
    }
    if (startsLevel && next < pattern.length && pattern[next] == '/') {
      next++;
      return new Token(Times.LEVELS, c -> c == '/');
    }
    return new Token(Times.ANY, ANYTHING);
  }

  private static Token literal(int c) {
    return new Token(Times.ONCE, other -> other == c);
  }

  private Token characters(int end) {
    boolean isNegated = pattern[next] == '!' || pattern[next] == '^';
    if (isNegated) {
      next++;
    }
    IntPredicate any = c -> false;
    while (next < end) {
      int from = character();
      boolean isRange = next + 1 < end && pattern[next] == '-';
      if (isRange) {
        next++;
      }
      int to = isRange ? character() : from;
      any = any.or(c -> from <= c && c <= to);
    }
    next = end + 1;
    return new Token(Times.ONCE, IN_LEVEL.and(isNegated ? any.negate() : any));
  }

  private int character() {
    if (pattern[next] == '\\' && next + 1 < pattern.length) {
      next++;
    }
    return pattern[next++];
  }

  /** The position of the bracket that closes the one at {@code next}; 0 if none does. */
  private int closing() {
    int i = next + 1;
    if (i < pattern.length && (pattern[i] == '!' || pattern[i] == '^')) {
      i++;
    }
    // A closing bracket in first position is literal.
    int first = i;
    while (i < pattern.length && pattern[i] != '/') {
      if (pattern[i] == ']' && i > first) {
        return i;
      }
      i += pattern[i] == '\\' ? 2 : 1;
    }
    return 0;
  }
}
