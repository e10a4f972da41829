package io.sluice.scan.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** The values of a row, as the database writes them; bytes in hexadecimal digits. */
public final class RowText implements RowMapper<String> {

  private static final long serialVersionUID = 1L;

  private final int columns;

  public RowText(int columns) {
    this.columns = columns;
  }

  @Override
  public String mapRow(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= columns; i++) {
      text.append(value(row, i)).append('|');
    }
    return text.toString();
  }

  private static String value(ResultSet row, int column) throws SQLException {
    int type = row.getMetaData().getColumnType(column);
    return type == Types.BINARY || type == Types.VARBINARY
        ? HexFormat.of().formatHex(row.getBytes(column))
        : row.getString(column);
  }
}
