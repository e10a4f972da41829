package io.sluice.testing.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line that must be loaded.
 *
 * @param row as this row: id, from, type, site_id, data, seconds
 */
public record GoodLine(byte[] bytes, List<String> row) implements HostileLine {

  static GoodLine of(Object line, List<String> row) {
    return new GoodLine(line.toString().getBytes(StandardCharsets.UTF_8), row);
  }

  /** A line that is written in some peculiar way and says what {@link Fields#message} says. */
  static GoodLine usual(String id, Object line) {
    return of(line, row(id, "hello"));
  }

  /** The row of {@link Fields#message} with another text. */
  static List<String> row(String id, String text) {
    return List.of(id, "ann", "message", "s1", text, "1474110256");
  }
}
