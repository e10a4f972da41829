package io.sluice.transforms.scan.key;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Conditions that compare the keys of rows with a key, column after column. */
public final class KeyConditions {

  private KeyConditions() {}

  /** The keys that are greater than one, written out. */
  public static Condition greater(List<KeyColumn> columns, Key key) {
    return writtenOut(columns, key, ">", ">");
  }

  /** The keys that are not greater than one, written out. */
  public static Condition lessOrEqual(List<KeyColumn> columns, Key key) {
    return writtenOut(columns, key, "<", "<=");
  }

  /** Keys by how they compare with one, as row values. */
  public static Condition ofRowValues(List<KeyColumn> columns, Key key, String by) {
    return new Condition(
        "(%s) %s (%s)"
            .formatted(
                columns.stream().map(KeyColumn::quoted).collect(joining(", ")),
                by,
                columns.stream().map(KeyColumn::bind).collect(joining(", "))),
        key.values());
  }

  private static Condition writtenOut(List<KeyColumn> columns, Key key, String by, String lastBy) {
    StringBuilder sql = new StringBuilder();
    List<String> values = new ArrayList<>();
    int last = columns.size() - 1;
    for (int i = 0; i < last; i++) {
      Condition beyond = columns.get(i).is(by, key.values().get(i));
      Condition same = columns.get(i).is("=", key.values().get(i));
      sql.append("(%s OR (%s AND ".formatted(beyond.sql(), same.sql()));
      values.addAll(beyond.values());
      values.addAll(same.values());
    }
    Condition end = columns.get(last).is(lastBy, key.values().get(last));
    sql.append(end.sql());
    values.addAll(end.values());
    return new Condition(sql.append("))".repeat(last)).toString(), values);
  }
}
