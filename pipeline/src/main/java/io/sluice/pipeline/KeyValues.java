package io.sluice.pipeline;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.ArrayList;
import java.util.List;

/** Formats lines of a key, a colon and a value, with the values aligned. */
public final class KeyValues {

  private static final String FORM = "%-22s %s";

  private final List<String> lines = new ArrayList<>();

  /**
   * Adds one line, even if the value contains line breaks.
   *
   * @param key the key; indented if it belongs to the line before
   */
  public void add(String key, String value) {
    lines.add(FORM.formatted(key + ":", LogSanitizer.of(value)));
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
