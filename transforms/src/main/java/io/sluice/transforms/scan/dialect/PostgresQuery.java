package io.sluice.transforms.scan.dialect;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * A statement with its values filled in, as COPY requires, and the columns of its rows.
 *
 * @param sql the statement
 * @param fields the columns, in the driver's own form
 */
record PostgresQuery(String sql, Field[] fields) {

  /** Asks the server to describe a statement. */
  static PostgresQuery of(BaseConnection connection, Select select) throws SQLException {
    QueryExecutor executor = connection.getQueryExecutor();
    Query query = executor.createQuery(select.sql(), false, true).query;
    ParameterList values = query.createParameterList();
    for (int i = 0; i < select.values().size(); i++) {
      values.setStringParameter(i + 1, select.values().get(i), Oid.UNSPECIFIED);
    }
    Described described = new Described();
    executor.execute(query, values, described, 0, 0, QueryExecutor.QUERY_DESCRIBE_ONLY);
    return new PostgresQuery(query.toString(values), described.fields);
  }

  private static final class Described extends ResultHandlerBase {

    private Field[] fields = {};

    @Override
    public void handleWarning(SQLWarning warning) {
      // A warning does not affect the description.
    }

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> rows, ResultCursor cursor) {
      this.fields = fields;
    }
  }
}
