package io.sluice.transforms.scan.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;
import org.postgresql.core.TypeInfo;

/**
 * Rows of PostgreSQL, read by COPY, because only COPY lets the client read rows one by one. A
 * cursor sends as many rows as requested, however long, and the driver holds them all.
 */
final class PostgresRows implements RowStream {

  private static final int LONG_BYTES = 1 << 20;

  private final BaseConnection connection;
  private final PostgresQuery query;
  private final BaseStatement statement;
  private final ResultSet row;
  private final Tuple[] held = new Tuple[1];
  private CopyOut copy;
  private long bytes;

  private PostgresRows(BaseConnection connection, Select select) throws SQLException {
    this.connection = connection;
    this.query = PostgresQuery.of(connection, select);
    // Scrollable, because each row replaces the only one of the result set.
    this.statement =
        connection
            .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .unwrap(BaseStatement.class);
    this.row = statement.createDriverResultSet(query.fields(), Arrays.asList(held));
    learnTypes();
  }

  /** Loads types in advance: during a COPY, the driver cannot ask the server about a type. */
  private void learnTypes() throws SQLException {
    TypeInfo types = connection.getTypeInfo();
    for (Field field : query.fields()) {
      if (types.getSQLType(field.getOID()) == Types.ARRAY) {
        types.getPGArrayElement(field.getOID());
      }
    }
  }

  /** Has the server check a statement; it runs when the first row is requested. */
  static PostgresRows of(Connection connection, Select select) throws SQLException {
    return new PostgresRows(connection.unwrap(BaseConnection.class), select);
  }

  @Override
  public ResultSetMetaData metaData() throws SQLException {
    return row.getMetaData();
  }

  @Override
  public boolean next() throws SQLException {
    if (copy == null) {
      copy = connection.getCopyAPI().copyOut("COPY (" + query.sql() + "\n) TO STDOUT");
    }
    if (bytes > LONG_BYTES) {
      // Two long rows need not fit into memory at once.
      held[0] = null;
      row.beforeFirst();
    }
    byte[] line = copy.readFromCopy();
    if (line == null) {
      return false;
    }
    bytes = line.length;
    held[0] = new Tuple(CopyLine.values(line, query.fields().length));
    return row.absolute(1);
  }

  @Override
  public ResultSet row() {
    return row;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    while (copy != null && copy.isActive()) {
      copy.readFromCopy();
    }
    statement.close();
  }
}
