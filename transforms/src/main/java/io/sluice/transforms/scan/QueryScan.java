package io.sluice.transforms.scan;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.read.PageSize;
import io.sluice.transforms.scan.read.QuerySpec;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Reads the rows of a query of any size in constant memory, with one cursor: the server sends rows
 * as they are read. It is for queries that cannot be scanned by a key: DISTINCT, GROUP BY, joins,
 * views, tables without a key. {@link Scan#query} creates it.
 *
 * <p>All rows are from the same moment. One worker reads all of them. If its connection is lost,
 * the pipeline fails, because no other connection can resume the cursor. Until the end, the server
 * keeps the old versions of rows that others change.
 *
 * <ul>
 *   <li>{@link #pageRows}: the maximum rows of a page; by default 1,000, fewer if they are long.
 *   <li>{@link #retryFor}: how long to wait for the server before the first row; by default ten
 *       minutes.
 * </ul>
 */
public final class QueryScan {

  /**
   * Statements that every server explains to a user who may read them, except for {@link
   * #VIEW_NOT_EXPLAINED}.
   */
  private static final Pattern EXPLAINED =
      Pattern.compile("^[\\s(]*(?:SELECT|WITH)\\b", Pattern.CASE_INSENSITIVE);

  /** MySQL's error for a view that the user may read but whose definition the user may not see. */
  private static final int VIEW_NOT_EXPLAINED = 1345;

  private final QuerySpec spec;

  private QueryScan(QuerySpec spec) {
    this.spec = spec;
  }

  static QueryScan of(Database database, String sql) {
    return of(
        new QuerySpec(
            requireNonNull(database, "database is null"),
            requireNonNull(sql, "sql is null"),
            List.of(),
            PageSize.DEFAULT.rows(),
            TableSpec.DEFAULT_RETRY_FOR));
  }

  static QueryScan of(QuerySpec spec) {
    return new QueryScan(spec);
  }

  /** Limits a page to so many rows. */
  public QueryScan pageRows(int rows) {
    return new QueryScan(spec.withPageRows(rows));
  }

  /** Sets how long to wait for the server before the first row. */
  public QueryScan retryFor(Duration retryFor) {
    return new QueryScan(spec.withRetryFor(retryFor));
  }

  /**
   * Reads the rows.
   *
   * @param mapper maps a row; it must not return null
   */
  public <T> PTransform<PBegin, PCollection<T>> rows(RowMapper<T> mapper, Coder<T> coder) {
    return new Rows<>(pages(mapper, coder));
  }

  /** Reads the rows in pages, for work that is better done in bulk. */
  public <T> PTransform<PBegin, PCollection<List<T>>> pages(RowMapper<T> mapper, Coder<T> coder) {
    return new Pages<>(spec, requireNonNull(mapper, "mapper is null"), coder);
  }

  /**
   * Processes the rows in the worker that reads them.
   *
   * @param limits the limits on the load of the server
   * @param run a unique name of the run
   */
  public <T> PTransform<PBegin, PDone> process(
      RangeProcessor<T> process, ThrottleLimits limits, String run) {
    return new ProcessRows<>(
        spec, new ProcessQueryFn<>(requireNonNull(process, "process is null"), limits, run));
  }

  /**
   * Has the server check the query, if it can do so without reading rows.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server refuses the query
   */
  public void check() {
    if (!EXPLAINED.matcher(spec.sql()).find()) {
      return;
    }
    try (ReadConnection connection = new ReadConnection(spec.database())) {
      connection.retry(
          Operation.of("checking the query"), spec.retryFor(), () -> explained(connection));
    }
  }

  private Void explained(ReadConnection connection) throws SQLException {
    try (PreparedStatement explain = connection.jdbc().prepareStatement("EXPLAIN " + spec.sql())) {
      explain.execute();
    } catch (SQLException e) {
      if (e.getErrorCode() != VIEW_NOT_EXPLAINED) {
        throw e;
      }
    }
    return null;
  }

  private static PCollection<QuerySpec> start(PBegin begin, QuerySpec spec) {
    return begin.apply(
        "List query", Create.of(spec).withCoder(SerializableCoder.of(QuerySpec.class)));
  }

  private static final class ProcessRows<T> extends PTransform<PBegin, PDone> {

    private static final long serialVersionUID = 1L;

    private final QuerySpec spec;
    private final ProcessQueryFn<T> process;

    ProcessRows(QuerySpec spec, ProcessQueryFn<T> process) {
      this.spec = spec;
      this.process = process;
    }

    @Override
    public PDone expand(PBegin begin) {
      start(begin, spec).apply("Process rows", ParDo.of(process));
      return PDone.in(begin.getPipeline());
    }
  }

  private static final class Pages<T> extends PTransform<PBegin, PCollection<List<T>>> {

    private static final long serialVersionUID = 1L;

    private final QuerySpec spec;
    private final RowMapper<T> mapper;
    private final Coder<T> coder;

    Pages(QuerySpec spec, RowMapper<T> mapper, Coder<T> coder) {
      this.spec = spec;
      this.mapper = mapper;
      this.coder = coder;
    }

    @Override
    public PCollection<List<T>> expand(PBegin begin) {
      return start(begin, spec)
          .apply("Read with a cursor", ParDo.of(new ReadQueryFn<>(mapper)))
          .setCoder(ListCoder.of(coder));
    }
  }

  private static final class Rows<T> extends PTransform<PBegin, PCollection<T>> {

    private static final long serialVersionUID = 1L;

    private final PTransform<PBegin, PCollection<List<T>>> pages;

    Rows(PTransform<PBegin, PCollection<List<T>>> pages) {
      this.pages = pages;
    }

    @Override
    public PCollection<T> expand(PBegin begin) {
      return begin.apply("Read pages", pages).apply("Flatten pages", Flatten.iterables());
    }
  }
}
