package io.sluice.transforms.load.row;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows for tests of writers. */
public final class Rows {

  public static final Column SENSOR = Column.text("sensor", 50);
  static final Column AT = Column.timestamp("at");
  public static final Column VALUE = Column.integer("value");

  /** A key of two columns, which stand in another order than in the table; the greatest wins. */
  public static final Table READINGS =
      new Table("readings", List.of(SENSOR, VALUE, AT), List.of(AT, SENSOR), List.of())
          .latestBy(VALUE);

  public static final TableLayout LAYOUT = new TableLayout(READINGS);

  private Rows() {}

  /** A row of {@link #READINGS}. */
  public static BatchRow reading(String sensor, long value, String at) {
    return row(LAYOUT, sensor, Long.toString(value), at);
  }

  /** A row whose key is its only value. */
  public static BatchRow row(String value) {
    return new BatchRow(new RowKey(List.of(value)), new String[] {value}, 107, 8);
  }

  /** Rows with keys from 0 on. */
  public static List<BatchRow> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> row(Integer.toString(i))).toList();
  }

  public static BatchRow row(TableLayout layout, String... values) {
    return new BatchRow(layout.key(values), values, 107, 8);
  }

  /** The first value of each row. */
  public static List<String> firsts(List<BatchRow> rows) {
    List<String> firsts = new ArrayList<>();
    rows.forEach(row -> firsts.add(row.values()[0]));
    return firsts;
  }
}
