package io.sluice.transforms.load.jdbcio;

import io.sluice.transforms.load.row.ValueEncoder;
import io.sluice.transforms.record.RowWriter;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Binds a row's values to the parameters of a statement. */
final class StatementRow implements RowWriter {

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
   * Binds a string: the driver converts timestamps through the JVM's time zone and is off by an
   * hour when clocks go back.
   */
  @Override
  public void timestamp(long epochSecond) {
    set(() -> statement.setString(parameter, ValueEncoder.instant(epochSecond)));
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
