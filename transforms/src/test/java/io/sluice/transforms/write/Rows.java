package io.sluice.transforms.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.transforms.parse.Line;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows for tests of writers. */
final class Rows {

  static final Column SENSOR = Column.text("sensor", 50);
  static final Column AT = Column.timestamp("at");
  static final Column VALUE = Column.integer("value");

  /** A key of two columns, which stand in another order than in the table; the greatest wins. */
  static final Table READINGS =
      new Table("readings", List.of(SENSOR, VALUE, AT), List.of(AT, SENSOR), List.of())
          .latestBy(VALUE);

  static final RowShape SHAPE = new RowShape(READINGS);

  private Rows() {}

  /** A row of {@link #READINGS}. */
  static BlockRow reading(String sensor, long value, String at) {
    return row(SHAPE, sensor, Long.toString(value), at);
  }

  /** A row whose key is its only value. */
  static BlockRow row(String value) {
    return new BlockRow(new Key(List.of(value)), new String[] {value}, line());
  }

  /** Rows with keys from 0 on. */
  static List<BlockRow> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> row(Integer.toString(i))).toList();
  }

  static BlockRow row(RowShape shape, String... values) {
    return new BlockRow(shape.key(values), values, line());
  }

  /** The first value of each row. */
  static List<String> firsts(List<BlockRow> rows) {
    List<String> firsts = new ArrayList<>();
    rows.forEach(row -> firsts.add(row.values()[0]));
    return firsts;
  }

  private static Line line() {
    byte[] bytes = "before the line".getBytes(UTF_8);
    return new Line(bytes, 7, 8, "f", 107);
  }
}
