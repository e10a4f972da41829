package io.sluice.transforms.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of names: {@code *} and {@code ?} within a level, {@code **} across levels, {@code **}
 * and a slash for any number of levels, none included, {@code [a-z]} and {@code [!a-z]}, and a
 * backslash before a character that stands for itself. A bracket that is not closed also stands for
 * itself. A period at the beginning of a name is a character like any other.
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

  /** Whether it matches more than itself. */
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

  /** The name that a string without patterns matches. */
  public static String unescaped(String text) {
    return text.replaceAll("(?s)\\\\(.)", "$1");
  }

  /** Whether it matches a name. */
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
    boolean isFirst = next == 1 || pattern[next - 2] == '/';
    if (next == pattern.length || pattern[next] != '*') {
      return new Token(Times.ANY, IN_LEVEL);
    }
    while (next < pattern.length && pattern[next] == '*') {
      next++;
    }
    if (isFirst && next < pattern.length && pattern[next] == '/') {
      next++;
      return new Token(Times.LEVELS, c -> c == '/');
    }
    return new Token(Times.ANY, ANYTHING);
  }

  private static Token literal(int c) {
    return new Token(Times.ONCE, other -> other == c);
  }

  private Token characters(int end) {
    boolean isNot = pattern[next] == '!' || pattern[next] == '^';
    if (isNot) {
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
    return new Token(Times.ONCE, IN_LEVEL.and(isNot ? any.negate() : any));
  }

  private int character() {
    if (pattern[next] == '\\' && next + 1 < pattern.length) {
      next++;
    }
    return pattern[next++];
  }

  /** Where the bracket at the next position closes; 0 if it does not. */
  private int closing() {
    int i = next + 1;
    if (i < pattern.length && (pattern[i] == '!' || pattern[i] == '^')) {
      i++;
    }
    // One that comes first is one of the characters.
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
