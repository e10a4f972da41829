package io.sluice.transforms.scan.key;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Conditions that compare the keys of rows with a given key, column by column. */
public final class KeyConditions {

  private KeyConditions() {}

  /** Matches keys greater than the given one, expanded into AND and OR. */
  public static Condition greater(List<KeyColumn> columns, Key key) {
    return expanded(columns, key, ">", ">");
  }

  /** Matches keys less than or equal to the given one, expanded into AND and OR. */
  public static Condition lessOrEqual(List<KeyColumn> columns, Key key) {
    return expanded(columns, key, "<", "<=");
  }

  /** Compares keys with the given one as row values, as in {@code (a, b) > (?, ?)}. */
  public static Condition ofRowValues(List<KeyColumn> columns, Key key, String operator) {
    return new Condition(
        "(%s) %s (%s)"
            .formatted(
                columns.stream().map(KeyColumn::quoted).collect(joining(", ")),
                operator,
                columns.stream().map(KeyColumn::bind).collect(joining(", "))),
        key.values());
  }

  private static Condition expanded(
      List<KeyColumn> columns, Key key, String operator, String lastOperator) {
    StringBuilder sql = new StringBuilder();
    List<String> values = new ArrayList<>();
    int last = columns.size() - 1;
    for (int i = 0; i < last; i++) {
      Condition beyond = columns.get(i).is(operator, key.values().get(i));
      Condition same = columns.get(i).is("=", key.values().get(i));
      sql.append("(%s OR (%s AND ".formatted(beyond.sql(), same.sql()));
      values.addAll(beyond.values());
      values.addAll(same.values());
    }
    Condition end = columns.get(last).is(lastOperator, key.values().get(last));
    sql.append(end.sql());
    values.addAll(end.values());
    return new Condition(sql.append("))".repeat(last)).toString(), values);
  }
}
