package io.sluice.transforms.write;

import io.sluice.transforms.record.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Sets a row's values as a statement's parameters. */
final class StatementRow implements Row {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final PreparedStatement statement;
  private int parameter = 1;

  StatementRow(PreparedStatement statement) {
    this.statement = statement;
  }

  @Override
  public void text(String value) {
    set(() -> statement.setString(parameter, value));
  }

  @Override
  public void integer(long value) {
    set(() -> statement.setLong(parameter, value));
  }

  /**
   * As text in UTC, which is the session's time zone: the driver converts instants through the
   * JVM's zone and is wrong by an hour when clocks go back.
   */
  @Override
  public void timestamp(long epochSecond) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    set(() -> statement.setString(parameter, SECONDS.format(utc)));
  }

  private void set(Setting setting) {
    try {
      setting.run();
      parameter++;
    } catch (SQLException e) {
      throw new IllegalStateException("parameter " + parameter + " cannot be set", e);
    }
  }

  private interface Setting {
    void run() throws SQLException;
  }
}
