package io.sluice.transforms.scan.key;

import java.util.ArrayList;
import java.util.List;

/**
 * A SQL condition with the values of its placeholders.
 *
 * @param sql the condition
 * @param values one string per placeholder, in order
 */
public record Condition(String sql, List<String> values) {

  /** The empty condition, which every row meets. */
  public static final Condition ALWAYS = new Condition("", List.of());

  public Condition {
    values = List.copyOf(values);
  }

  /** Joins both conditions with AND. */
  public Condition and(Condition other) {
    if (sql.isEmpty() || other.sql.isEmpty()) {
      return sql.isEmpty() ? other : this;
    }
    List<String> both = new ArrayList<>(values);
    both.addAll(other.values);
    return new Condition(sql + " AND " + other.sql, both);
  }

  /** The WHERE clause with a leading space; empty if the condition is empty. */
  public String where() {
    return sql.isEmpty() ? "" : " WHERE " + sql;
  }
}
