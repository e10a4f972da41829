package io.sluice.transforms.jdbc;

import com.mysql.cj.jdbc.result.ResultSetInternalMethods;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads dates, times and numbers as the server wrote them. MySQL's driver parses and reformats
 * them, which takes longer than the rest of a row, turns years into dates, and fails on a DECIMAL
 * with ZEROFILL.
 */
public final class ServerText {

  private ServerText() {}

  /**
   * Reads a date, a time or a number.
   *
   * @param row a row of a statement that is not prepared on the server, as on all connections to a
   *     {@link Database}: MySQL sends values of server-side prepared statements in binary
   * @return the server's text; null for NULL
   */
  public static String of(ResultSet row, int column) throws SQLException {
    if (!(row instanceof ResultSetInternalMethods)) {
      return row.getString(column);
    }
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
