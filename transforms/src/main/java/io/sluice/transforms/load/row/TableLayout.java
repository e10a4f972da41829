package io.sluice.transforms.load.row;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The positions of a table's key and version in a row's values, and the order in which values are
 * sent: key first, so that encoded rows sort by key.
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

  /** The table's columns in the order in which they are sent: key first. */
  public static List<Column> sent(Table table) {
    List<Column> sent = new ArrayList<>(table.key());
    table.columns().stream().filter(column -> !table.key().contains(column)).forEach(sent::add);
    return sent;
  }

  /** The table. */
  public Table table() {
    return table;
  }

  /** The number of columns. */
  public int columns() {
    return table.columns().size();
  }

  /** The number of columns in the key. */
  int keyColumns() {
    return keyColumns.length;
  }

  /** The index of the column that is sent at a position. */
  int sentColumn(int position) {
    return sentColumns[position];
  }

  /** Reorders values from the order in which they are sent to column order. */
  public String[] inOrder(List<String> sent) {
    String[] values = new String[sentColumns.length];
    for (int i = 0; i < values.length; i++) {
      values[sentColumns[i]] = sent.get(i);
    }
    return values;
  }

  /** The key of a row with these values, which are in column order. */
  public RowKey key(String[] values) {
    if (keyColumns.length == 1) {
      return new RowKey(List.of(values[keyColumns[0]]));
    }
    return new RowKey(Arrays.stream(keyColumns).mapToObj(column -> values[column]).toList());
  }

  /** Converts a selected value to the form in which it is sent. */
  public String canonical(int column, String selected) {
    return table.columns().get(column).type() == Column.Type.TIMESTAMP
            && selected != null
            && selected.endsWith(NO_FRACTION)
        ? selected.substring(0, selected.length() - NO_FRACTION.length())
        : selected;
  }

  /**
   * Compares two rows with the same key by age, the later one greater: by version, then by all
   * columns.
   */
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
