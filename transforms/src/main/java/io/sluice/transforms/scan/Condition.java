package io.sluice.transforms.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition of a statement, with the values for its placeholders.
 *
 * @param sql the condition
 * @param values as many texts as it has placeholders, in their order
 */
record Condition(String sql, List<String> values) {

  static final Condition ALWAYS = new Condition("", List.of());

  Condition {
    values = List.copyOf(values);
  }

  /** Both. */
  Condition and(Condition other) {
    if (sql.isEmpty() || other.sql.isEmpty()) {
      return sql.isEmpty() ? other : this;
    }
    List<String> both = new ArrayList<>(values);
    both.addAll(other.values);
    return new Condition(sql + " AND " + other.sql, both);
  }

  /** As it stands behind a FROM. */
  String where() {
    return sql.isEmpty() ? "" : " WHERE " + sql;
  }
}
