package io.sluice.transforms.load.row;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where in a row's values a table's key and version are, and in which order they are sent: the key
 * first, so that rows sort by their texts.
 */
public final class TableLayout {

  private static final String NO_FRACTION = ".000000";

  private final Table table;
  private final int[] keyColumns;
  private final int[] sentColumns;

  public TableLayout(Table table) {
    this.table = table;
    this.keyColumns = table.key().stream().mapToInt(table.columns()::indexOf).toArray();
    this.sentColumns = sent(table).stream().mapToInt(table.columns()::indexOf).toArray();
  }

  /** The table's columns in the order in which they are sent. */
  public static List<Column> sent(Table table) {
    List<Column> sent = new ArrayList<>(table.key());
    table.columns().stream().filter(column -> !table.key().contains(column)).forEach(sent::add);
    return sent;
  }

  public Table table() {
    return table;
  }

  public int columns() {
    return table.columns().size();
  }

  /** How many columns the key has. */
  int keyColumns() {
    return keyColumns.length;
  }

  /** Which column is sent as the so-manieth. */
  int sentColumn(int place) {
    return sentColumns[place];
  }

  /** Values in the order of the columns, from those in the order in which they are sent. */
  public String[] inOrder(List<String> sent) {
    String[] values = new String[sentColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[sentColumns[i]] = sent.get(i);
    }
    return values;
  }

  public RowKey key(String[] values) {
    if (keyColumns.length == 1) {
      return new RowKey(List.of(values[keyColumns[0]]));
    }
    return new RowKey(Arrays.stream(keyColumns).mapToObj(column -> values[column]).toList());
  }

  /** A value as it was sent, from one as it was selected. */
  public String canonical(int column, String selected) {
    return table.columns().get(column).type() == Column.Type.TIMESTAMP
            && selected != null
            && selected.endsWith(NO_FRACTION)
        ? selected.substring(0, selected.length() - NO_FRACTION.length())
        : selected;
  }

  /** Which of two rows with the same key is later: by the version, then by all columns. */
  public Comparator<String[]> age() {
    int version = table.columns().indexOf(table.version());
    return (one, other) -> {
      int order = compare(version, one, other);
      for (int column = 0; column < one.length && order == 0; column++) {
        order = compare(column, one, other);
      }
      return order;
    };
  }

  private int compare(int column, String[] one, String[] other) {
    if (one[column] == null || other[column] == null) {
      return Boolean.compare(one[column] != null, other[column] != null);
    }
    return table.columns().get(column).type() == Column.Type.INTEGER
        ? Long.compare(Long.parseLong(one[column]), Long.parseLong(other[column]))
        : one[column].compareTo(other[column]);
  }
}
