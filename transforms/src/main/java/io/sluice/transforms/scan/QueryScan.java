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
 * Reads the rows of a query, however many, in constant memory, with one cursor: the server sends
 * them as they are read. For what cannot be walked by a key: DISTINCT, GROUP BY, joins, views,
 * tables without one. {@link Scan#query} makes it.
 *
 * <p>All rows are as they were at one moment. One worker reads them all, and where its connection
 * is lost the pipeline fails: no other can go on where it was. The server keeps for it what others
 * change meanwhile.
 *
 * <ul>
 *   <li>{@link #pageRows}: how many rows a page has at most; by default 1,000, fewer where they are
 *       long.
 *   <li>{@link #retryFor}: how long the server is waited for before the first row; by default ten
 *       minutes.
 * </ul>
 */
public final class QueryScan {

  /** What servers explain to everybody who may read it; but see below. */
  private static final Pattern EXPLAINED =
      Pattern.compile("^[\\s(]*(?:SELECT|WITH)\\b", Pattern.CASE_INSENSITIVE);

  /** MySQL's, to those who may read a view and not see what it is made of. */
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

  /** Ends a page after so many rows. */
  public QueryScan pageRows(int rows) {
    return new QueryScan(spec.withPageRows(rows));
  }

  /** Says how long the server is waited for before the first row. */
  public QueryScan retryFor(Duration retryFor) {
    return new QueryScan(spec.withRetryFor(retryFor));
  }

  /**
   * The rows.
   *
   * @param mapper what becomes of a row; it is to return no null
   */
  public <T> PTransform<PBegin, PCollection<T>> rows(RowMapper<T> mapper, Coder<T> coder) {
    return new Rows<>(pages(mapper, coder));
  }

  /** The rows in pages; for work that is better done in bulk. */
  public <T> PTransform<PBegin, PCollection<List<T>>> pages(RowMapper<T> mapper, Coder<T> coder) {
    return new Pages<>(spec, requireNonNull(mapper, "mapper is null"), coder);
  }

  /**
   * Does some work with the rows, where they are read.
   *
   * @param limits how hard the server may be pressed
   * @param run a name, unique
   */
  public <T> PTransform<PBegin, PDone> process(
      RangeProcessor<T> process, ThrottleLimits limits, String run) {
    return new Work<>(
        spec, new ProcessQueryFn<>(requireNonNull(process, "work is null"), limits, run));
  }

  /**
   * Has the server look at the query, where it does so without reading anything.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when it does not take it
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

  private static final class Work<T> extends PTransform<PBegin, PDone> {

    private static final long serialVersionUID = 1L;

    private final QuerySpec spec;
    private final ProcessQueryFn<T> process;

    Work(QuerySpec spec, ProcessQueryFn<T> process) {
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
