package io.sluice.transforms.scan;

import java.util.List;

/**
 * A statement that reads.
 *
 * @param sql the statement
 * @param values the texts for its placeholders
 */
record Select(String sql, List<String> values) {

  Select {
    values = List.copyOf(values);
  }
}
