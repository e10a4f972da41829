package io.sluice.transforms.read.input;

import io.sluice.transforms.files.Storage;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits an input into names and patterns: the whole input if such a file exists, otherwise what
 * commas separate. {@code {a,b}} stands for one name with {@code a} and one with {@code b}.
 */
final class InputPatterns {

  private InputPatterns() {}

  static List<String> of(String input) {
    // A backslash is not an escape where it separates directories.
    String value = File.separatorChar == '\\' ? input.replace('\\', '/') : input;
    List<String> parts = divide(value);
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from < parts.size()) {
      int to = endOfFile(parts, from);
      String name = String.join(",", parts.subList(from, to));
      names.addAll(Storage.exists(name) ? List.of(name) : alternatives(name));
      from = to;
    }
    return names;
  }

  /** Behind the parts that are the name of a file with commas, as many as can be; else one. */
  private static int endOfFile(List<String> parts, int from) {
    for (int to = parts.size(); to > from + 1; to--) {
      if (Storage.exists(String.join(",", parts.subList(from, to)))) {
        return to;
      }
    }
    return from + 1;
  }

  /** The parts between commas that are neither in braces nor after a backslash. */
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

  /** The place behind a character, behind an escaped one, or at the brace that closes one. */
  private static int next(String text, int at) {
    if (at >= text.length()) {
      return at + 1;
    }
    return switch (text.charAt(at)) {
      case '\\' -> Math.min(at + 2, Math.max(at + 1, text.length()));
      case '{' -> Math.max(at + 1, closing(text, at));
      default -> at + 1;
    };
  }

  /** Where a brace closes; 0 if it does not. */
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
