package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A query that is read with a cursor.
 *
 * @param database the database that runs it
 * @param sql the query
 * @param columns the catalog's columns if the query reads a whole table; otherwise empty
 * @param pageRows the maximum rows of a page
 * @param retryFor how long to wait for the server before the first row
 */
public record QuerySpec(
    Database database, String sql, List<CatalogColumn> columns, int pageRows, Duration retryFor)
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
