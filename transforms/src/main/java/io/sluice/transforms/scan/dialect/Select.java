package io.sluice.transforms.scan.dialect;

import java.util.List;

/**
 * A SELECT statement.
 *
 * @param sql the statement
 * @param values the strings for its placeholders
 */
public record Select(String sql, List<String> values) {

  public Select {
    values = List.copyOf(values);
  }
}
