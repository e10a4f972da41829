package io.sluice.transforms.scan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Conditions that compare the keys of rows with a key, column after column. */
final class KeyOrder {

  private KeyOrder() {}

  /** The keys that are greater than one, written out. */
  static Condition greater(List<KeyColumn> columns, Key key) {
    return writtenOut(columns, key, ">", ">");
  }

  /** The keys that are not greater than one, written out. */
  static Condition notGreater(List<KeyColumn> columns, Key key) {
    return writtenOut(columns, key, "<", "<=");
  }

  /** Keys by how they compare with one, as row values. */
  static Condition ofRowValues(List<KeyColumn> columns, Key key, String by) {
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
      String name = columns.get(i).quoted();
      String bind = columns.get(i).bind();
      sql.append("(%s %s %s OR (%s = %s AND ".formatted(name, by, bind, name, bind));
      values.add(key.values().get(i));
      values.add(key.values().get(i));
    }
    KeyColumn column = columns.get(last);
    sql.append("%s %s %s".formatted(column.quoted(), lastBy, column.bind()));
    values.add(key.values().get(last));
    return new Condition(sql.append("))".repeat(last)).toString(), values);
  }
}
