package io.sluice.transforms.read.input;

import io.sluice.transforms.files.FileStorage;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits an input into names and patterns. An input that names an existing file is taken whole; any
 * other is split at commas. {@code {a,b}} expands to one name with {@code a} and one with {@code
 * b}.
 */
final class InputPatterns {

  private InputPatterns() {}

  static List<String> of(String input) {
    // A backslash that separates directories is not an escape.
    String value = File.separatorChar == '\\' ? input.replace('\\', '/') : input;
    List<String> parts = divide(value);
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from < parts.size()) {
      int to = endOfFile(parts, from);
      String name = String.join(",", parts.subList(from, to));
      names.addAll(FileStorage.exists(name) ? List.of(name) : alternatives(name));
      from = to;
    }
    return names;
  }

  /**
   * The index after the longest run of parts that together name an existing file with commas, or
   * after one part.
   */
  private static int endOfFile(List<String> parts, int from) {
    for (int to = parts.size(); to > from + 1; to--) {
      if (FileStorage.exists(String.join(",", parts.subList(from, to)))) {
        return to;
      }
    }
    return from + 1;
  }

  /** The parts between commas, except for commas in braces or after a backslash. */
  private static List<String> divide(String value) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= value.length(); i = next(value, i)) {
      if (i == value.length() || value.charAt(i) == ',') {
        if (i > from) {
          parts.add(value.substring(from, i));
        }
        from = i + 1;
      }
    }
    return parts;
  }

  private static List<String> alternatives(String name) {
    for (int i = 0; i < name.length(); i++) {
      int end = name.charAt(i) == '{' ? closing(name, i) : 0;
      if (end > 0) {
        return alternatives(name, i, end);
      }
      i += name.charAt(i) == '\\' ? 1 : 0;
    }
    return List.of(name);
  }

  private static List<String> alternatives(String name, int open, int close) {
    List<String> names = new ArrayList<>();
    int from = open + 1;
    for (int i = from; i <= close; i = next(name, i)) {
      if (i == close || name.charAt(i) == ',') {
        String one = name.substring(from, i);
        names.addAll(alternatives(name.substring(0, open) + one + name.substring(close + 1)));
        from = i + 1;
      }
    }
    return names;
  }

  /** The index after a character, after an escaped one, or of the brace that closes this one. */
  private static int next(String text, int at) {
    if (at >= text.length()) {
      return at + 1;
    }
    return switch (text.charAt(at)) {
      case '\\' -> Math.min(at + 2, text.length());
      case '{' -> Math.max(at + 1, closing(text, at));
      default -> at + 1;
    };
  }

  /** The index of the brace that closes the one at {@code open}, or 0 if there is none. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return 0;
  }
}
