package io.sluice.transforms.scan.key;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition of a statement, with the values for its placeholders.
 *
 * @param sql the condition
 * @param values as many texts as it has placeholders, in their order
 */
public record Condition(String sql, List<String> values) {

  public static final Condition ALWAYS = new Condition("", List.of());

  public Condition {
    values = List.copyOf(values);
  }

  /** Both. */
  public Condition and(Condition other) {
    if (sql.isEmpty() || other.sql.isEmpty()) {
      return sql.isEmpty() ? other : this;
    }
    List<String> both = new ArrayList<>(values);
    both.addAll(other.values);
    return new Condition(sql + " AND " + other.sql, both);
  }

  /** As it stands behind a FROM. */
  public String where() {
    return sql.isEmpty() ? "" : " WHERE " + sql;
  }
}
