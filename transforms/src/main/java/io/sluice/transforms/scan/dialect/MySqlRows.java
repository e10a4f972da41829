package io.sluice.transforms.scan.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.stream.IntStream;

/** Rows of MySQL or MariaDB, which the driver reads from the network one by one. */
final class MySqlRows implements RowStream {

  /** The maximum bytes of a number or a time. */
  private static final int SHORT_BYTES = 32;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final int[] measured;
  private final long others;

  private MySqlRows(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.rows = statement.executeQuery();
    ResultSetMetaData meta = rows.getMetaData();
    int columns = meta.getColumnCount();
    this.measured = measured(meta, columns);
    this.others = (long) SHORT_BYTES * (columns - measured.length);
  }

  /** Runs a statement. */
  static MySqlRows of(Connection connection, Select select) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            select.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    // Any other size would make the driver read all rows first.
    statement.setFetchSize(Integer.MIN_VALUE);
    Parameters.bind(statement, select.values());
    return new MySqlRows(statement);
  }

  private static int[] measured(ResultSetMetaData meta, int columns) throws SQLException {
    IntStream.Builder measured = IntStream.builder();
    for (int i = 1; i <= columns; i++) {
      if (meta.getPrecision(i) > SHORT_BYTES) {
        measured.add(i);
      }
    }
    return measured.build().toArray();
  }

  @Override
  public ResultSetMetaData metaData() throws SQLException {
    return rows.getMetaData();
  }

  @Override
  public boolean next() throws SQLException {
    return rows.next();
  }

  @Override
  public ResultSet row() {
    return rows;
  }

  @Override
  public long bytes() throws SQLException {
    long bytes = others;
    for (int column : measured) {
      byte[] value = rows.getBytes(column);
      bytes += value == null ? 0 : value.length;
    }
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
