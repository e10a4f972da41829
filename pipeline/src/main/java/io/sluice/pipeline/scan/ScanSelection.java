package io.sluice.pipeline.scan;

import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.SqlOption;
import io.sluice.pipeline.scan.ScanOptions.By;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows and columns that a scan reads.
 *
 * @param query the query; empty for a table
 * @param columns the columns of the table; empty for all
 * @param where the condition for rows of the table; empty for all
 * @param by how the scan finds rows
 * @param nullKeys whether to read rows with a NULL in their key
 */
public record ScanSelection(
    String query, List<String> columns, String where, By by, boolean nullKeys) {

  /**
   * Rejected here, because drivers would report that there are no rows, some only after the change
   * is made.
   */
  private static final Pattern CHANGE =
      Pattern.compile(
          "^[\\s(]*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|CREATE|ALTER|DROP|GRANT|REVOKE)\\b",
          Pattern.CASE_INSENSITIVE);

  public ScanSelection {
    columns = List.copyOf(columns);
  }

  static ScanSelection of(ScanOptions options) {
    String query = query(options);
    By by = by(options, query);
    return new ScanSelection(
        query,
        columns(options),
        SqlOption.checked("--where", options.getWhere()),
        by,
        options.getNullKeys());
  }

  /** Whether this is a query, not a table. */
  boolean isQuery() {
    return !query.isEmpty();
  }

  private static By by(ScanOptions options, String query) {
    if (options.getBy() == By.OFFSET) {
      throw new OptionException(
          "--by=offset would have the server go through all rows before each page, and lose or"
              + " repeat some where others write; keyset and cursor do not.");
    }
    if (query.isEmpty()) {
      return options.getBy();
    }
    refuse("--table", options.getTable());
    refuse("--columns", options.getColumns());
    refuse("--where", options.getWhere());
    refuse("--key", options.getKey());
    refuse("--nullKeys", options.getNullKeys() ? true : null);
    if (options.getBy() == By.KEYSET) {
      throw new OptionException(
          "--by=keyset needs --table: the rows of a query have no known key.");
    }
    return By.CURSOR;
  }

  private static void refuse(String option, Object value) {
    if (value != null) {
      throw new OptionException(option + " is given with --query, which says it all.");
    }
  }

  private static String query(ScanOptions options) {
    String query = SqlOption.checked("--query", options.getQuery());
    Matcher first = CHANGE.matcher(query);
    if (first.find()) {
      throw new OptionException(
          "--query begins with %s, which changes something; scan only reads."
              .formatted(first.group(1)));
    }
    return query;
  }

  private static List<String> columns(ScanOptions options) {
    List<String> columns = options.getColumns() == null ? List.of() : options.getColumns();
    for (String column : columns) {
      if (column.isBlank()) {
        throw new OptionException("--columns names a column that has no name.");
      }
      if (Collections.frequency(columns, column) > 1) {
        throw new OptionException("--columns names %s more than once.".formatted(column));
      }
    }
    return columns;
  }
}
