package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.table.TableDescription.ShapeColumn;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A query that is read with a cursor.
 *
 * @param database where it runs
 * @param sql the query
 * @param columns where it reads a table, what the catalogue says of them; else empty
 * @param pageRows how many rows a page has
 * @param retryFor how long the server is waited for before the first row
 */
public record QuerySpec(
    Database database, String sql, List<ShapeColumn> columns, int pageRows, Duration retryFor)
    implements Serializable {

  public QuerySpec {
    columns = List.copyOf(columns);
  }

  public QuerySpec withPageRows(int pageRows) {
    if (pageRows < 1) {
      throw new IllegalArgumentException(pageRows + " is less than 1");
    }
    return new QuerySpec(database, sql, columns, pageRows, retryFor);
  }

  public QuerySpec withRetryFor(Duration retryFor) {
    return new QuerySpec(database, sql, columns, pageRows, retryFor);
  }
}
