package io.sluice.pipeline.load.plan;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.ArrayList;
import java.util.List;

/** Lines of a key, a colon and a value; the values stand below each other. */
final class KeyValues {

  private static final String FORM = "%-22s %s";

  private final List<String> lines = new ArrayList<>();

  /**
   * Adds a line, which stays one whatever the value holds.
   *
   * @param key begins with spaces where it belongs to the line before
   */
  void add(String key, String value) {
    lines.add(FORM.formatted(key + ":", LogSanitizer.of(value)));
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
