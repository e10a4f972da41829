package io.sluice.transforms.scan.dialect;

import java.util.List;

/**
 * A statement that reads.
 *
 * @param sql the statement
 * @param values the texts for its placeholders
 */
public record Select(String sql, List<String> values) {

  public Select {
    values = List.copyOf(values);
  }
}
