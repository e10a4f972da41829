package io.sluice.transforms.jdbc;

import com.mysql.cj.jdbc.result.ResultSetInternalMethods;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads dates, times and numbers as the server wrote them. MySQL's driver parses them and formats
 * them again, which takes longer than the rest of a row, makes dates of years, and fails on a
 * DECIMAL with ZEROFILL.
 */
public final class ServerText {

  private ServerText() {}

  /**
   * Reads a date, a time or a number of a row.
   *
   * @param row of a statement that the server has not prepared, as all of {@link Database} are: the
   *     values of MySQL's prepared ones are not text
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
