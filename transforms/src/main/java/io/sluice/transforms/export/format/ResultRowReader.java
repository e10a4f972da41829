package io.sluice.transforms.export.format;

import io.sluice.transforms.export.value.IsoTime;
import io.sluice.transforms.jdbc.ServerText;
import io.sluice.transforms.record.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Reads the values of rows in the order of a model's columns. Used by one thread at a time. */
final class ResultRowReader implements RowReader {

  /** Carries an SQLException through an interface that does not declare it. */
  static final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(SQLException cause) {
      super(cause);
    }

    SQLException cause() {
      return (SQLException) getCause();
    }
  }

  private final int[] positions;
  private ResultSet row;
  private int next;

  /**
   * @param positions for each column of the model, its position in the rows
   */
  ResultRowReader(int... positions) {
    this.positions = positions.clone();
  }

  /** Starts at the first value of the current row. */
  ResultRowReader of(ResultSet row) {
    this.row = row;
    this.next = 0;
    return this;
  }

  @Override
  public String text() {
    try {
      return row.getString(positions[next++]);
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  @Override
  public Long integer() {
    String digits = text();
    return digits == null ? null : Long.valueOf(digits);
  }

  @Override
  public Long timestamp() {
    try {
      String time = ServerText.of(row, positions[next++]);
      return time == null ? null : Long.valueOf(IsoTime.parse(time).toEpochSecond(ZoneOffset.UTC));
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }
}
