package io.sluice.transforms.write;

import io.sluice.transforms.record.Row;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Takes the values of one row as the texts in which the server gets them. */
final class RowValues implements Row {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final String[] values;
  private int column;

  RowValues(int columns) {
    this.values = new String[columns];
  }

  String[] take() {
    if (column != values.length) {
      throw new IllegalStateException("the model bound %d of its columns".formatted(column));
    }
    column = 0;
    return Arrays.copyOf(values, values.length);
  }

  @Override
  public void text(String value) {
    values[column++] = value;
  }

  @Override
  public void integer(long value) {
    values[column++] = Long.toString(value);
  }

  @Override
  public void timestamp(long epochSecond) {
    values[column++] = instant(epochSecond);
  }

  /** In UTC, which is the session's time zone. */
  static String instant(long epochSecond) {
    return SECONDS.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
  }
}
