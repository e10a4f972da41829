package io.sluice.transforms.jdbc;

import com.mysql.cj.jdbc.result.ResultSetInternalMethods;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Dates and times as the server has written them. MySQL's driver takes them apart and puts them
 * together again with formatters, which takes longer than all the rest of a row.
 */
public final class TimeText {

  private TimeText() {}

  /**
   * A date or a time of a row.
   *
   * @param row of a statement that the server has not prepared, as all of {@link Database} are: the
   *     values of MySQL's others are no texts
   * @return null where it is NULL
   */
  public static String of(ResultSet row, int column) throws SQLException {
    if (!(row instanceof ResultSetInternalMethods)) {
      return row.getString(column);
    }
    byte[] written = row.getBytes(column);
    return written == null ? null : new String(written, StandardCharsets.ISO_8859_1);
  }
}
