package io.sluice.testing.hostile;

/** Texts as JSON. Two ways, because a reader must not care. */
final class Quoted {

  private Quoted() {}

  /** With escapes only where JSON asks for them. */
  static String plainly(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** With an escape for each character. */
  static String wholly(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      json.append("\\u%04X".formatted((int) c));
    }
    return json.append('"').toString();
  }
}
