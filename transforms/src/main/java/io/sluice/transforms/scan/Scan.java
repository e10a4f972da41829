package io.sluice.transforms.scan;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.plan.RangeSplitter.Sized;
import io.sluice.transforms.scan.plan.TablePlanner;
import io.sluice.transforms.scan.read.Page;
import io.sluice.transforms.scan.read.PageSize;
import io.sluice.transforms.scan.read.TableMetadata;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.update.BulkUpdate;
import io.sluice.transforms.scan.update.PageFunction;
import io.sluice.transforms.scan.update.UpdateJob;
import io.sluice.transforms.scan.update.UpdatePages;
import io.sluice.transforms.scan.update.UpdateRangesFn;
import io.sluice.transforms.scan.update.UpdateSpec;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Reads all rows of a table, however many, in constant memory.
 *
 * <pre>{@code
 * pipeline.apply(
 *     Scan.table(database, "chat_messages")
 *         .columns("id", "data")
 *         .where("type = 'message'")
 *         .rows(new MessageMapper(), MessageCoder.INSTANCE));
 * }</pre>
 *
 * <p>The table is walked by a key, which is by default its primary key, or else its first unique
 * index without NULLs: an index leads to the first row behind the one that was read last, so that
 * the last page is read as fast as the first, and a lost connection costs no more than a page. The
 * key is divided into ranges that are read at the same time. All comparisons are the database's
 * own, so that keys may be of any type and in any collation.
 *
 * <p>A row that is there from the beginning to the end is read exactly once, whatever others do to
 * the table meanwhile, as long as they do not change its key; one that comes or goes meanwhile may
 * be read or not. All rows of a page are as they were at one moment.
 *
 * <ul>
 *   <li>{@link #columns}: which columns; by default all.
 *   <li>{@link #where}: which rows; by default all.
 *   <li>{@link #key}: the columns of the key to walk by.
 *   <li>{@link #nullKeys}: reads rows apart in whose key a value is NULL; by default they are
 *       refused.
 *   <li>{@link #pageRows}: how many rows a page has at most; by default 1,000, and fewer where they
 *       are long.
 *   <li>{@link #ranges}: into how many ranges the key is divided at most; by default {@value
 *       #DEFAULT_RANGES}.
 *   <li>{@link #retryFor}: how long the server is waited for; by default ten minutes.
 * </ul>
 *
 * <p>Where the table has no key to walk by, or what is to be read is a query, {@link #query} reads
 * it with a cursor.
 */
public final class Scan {

  /** How many ranges there are at most, where nothing else is said. */
  public static final int DEFAULT_RANGES = 64;

  /** A range with fewer rows is not divided. */
  public static final long FEWEST_ROWS = 10_000;

  /** Who goes on with work that was stopped begins with a range anew. */
  private static final long MOST_ROWS = 2_000_000;

  private final TableSpec spec;
  private final int ranges;

  private Scan(TableSpec spec, int ranges) {
    this.spec = spec;
    this.ranges = ranges;
  }

  /** Reads a table. */
  public static Scan table(Database database, String name) {
    return new Scan(TableSpec.builder(database, name).build(), DEFAULT_RANGES);
  }

  /**
   * Reads a query with a cursor: for what cannot be walked by a key.
   *
   * @param sql a SELECT in the database's SQL, which goes to the server as it is
   */
  public static QueryScan query(Database database, String sql) {
    return QueryScan.of(database, sql);
  }

  /** Reads certain columns, in this order. */
  public Scan columns(String... names) {
    return with(spec.toBuilder().columns(List.of(names)));
  }

  /**
   * Reads the columns of a scan that began earlier, as long as they have not changed since.
   *
   * @param started the columns as {@link TableMetadata#scanColumns} gave them
   */
  public Scan columns(List<ScanColumn> started) {
    return with(spec.toBuilder().started(started));
  }

  /**
   * Reads certain rows.
   *
   * @param condition a condition in the database's SQL, which goes to the server as it is
   */
  public Scan where(String condition) {
    return with(spec.toBuilder().where(condition));
  }

  /**
   * Walks the table in the order of certain columns. An index must have them first and in this
   * order, and no two rows may have the same values in all of them.
   */
  public Scan key(String... columns) {
    return with(spec.toBuilder().key(List.of(columns)));
  }

  /** Reads the rows in whose key a value is NULL, too, apart and in no order. */
  public Scan nullKeys() {
    return with(spec.toBuilder().nullKeys(true));
  }

  /** Ends a page after so many rows. */
  public Scan pageRows(int rows) {
    return with(spec.toBuilder().page(new PageSize(rows, spec.page().bytes())));
  }

  /**
   * Divides the key into so many ranges at most. Flink cannot divide them any further while it
   * reads; a few for each worker make them end together.
   */
  public Scan ranges(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " is less than 1");
    }
    return new Scan(spec, most);
  }

  /** Says how long the server is waited for. */
  public Scan retryFor(Duration retryFor) {
    return with(spec.toBuilder().retryFor(retryFor));
  }

  /**
   * The rows.
   *
   * @param mapper what becomes of a row; it gets the columns in their order, a FLOAT of MySQL as
   *     the double that it is, and behind them some of Sluice's own; it is to return no null
   */
  public <T> PTransform<PBegin, PCollection<T>> rows(RowMapper<T> mapper, Coder<T> coder) {
    return new ReadRows<>(pages(mapper, coder), coder);
  }

  /** The rows in pages, each with the range of its keys; for work that is better done in bulk. */
  public <T> PTransform<PBegin, PCollection<Page<T>>> pages(RowMapper<T> mapper, Coder<T> coder) {
    return new ReadPages<>(spec, ranges, requireNonNull(mapper, "mapper is null"), coder);
  }

  /**
   * What the server's catalog says about the table, its key and the columns that are read.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if there is no such table, or the database
   *     cannot be reached
   */
  public TableMetadata metadata() {
    return TableMetadata.of(spec);
  }

  /**
   * Checks that this user may update columns, before {@link #update} creates its own tables.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server refuses
   */
  public void checkUpdate(String... columns) {
    BulkUpdate.check(spec, List.of(columns));
  }

  /**
   * The same rows as a query, to be read with a cursor.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table or column
   */
  public QueryScan byCursor() {
    return QueryScan.of(metadata().query());
  }

  /**
   * Divides the key into ranges, now and here.
   *
   * @return the ranges for {@link #process}
   * @throws io.sluice.transforms.jdbc.DatabaseException when the table cannot be walked by a key,
   *     or the server does not take the condition
   */
  public List<PlannedRange> plan() {
    List<Sized> divided = TablePlanner.divide(spec, ranges, MOST_ROWS);
    return IntStream.range(0, divided.size())
        .mapToObj(
            i -> new PlannedRange(i, divided.size(), divided.get(i).range(), divided.get(i).rows()))
        .toList();
  }

  /** Whether a table is one range because its keys could not be split, not because of its size. */
  public static boolean isUndivided(List<PlannedRange> planned) {
    return planned.size() == 1 && planned.get(0).rows() >= 2 * TablePlanner.FEWEST_ROWS;
  }

  /**
   * Does some work with the rows of ranges, where they are read. Each range is worked with by one
   * worker, from its first row to its last.
   *
   * @param planned ranges of {@link #plan}
   * @param limits how hard the server may be pressed
   * @param run a name, unique; the workers of a JVM keep to the limits together
   */
  public <T> PTransform<PBegin, PDone> process(
      List<PlannedRange> planned, RangeProcessor<T> process, ThrottleLimits limits, String run) {
    return new ProcessRanges(
        reduce(
            planned,
            new ProcessorReducer<>(requireNonNull(process, "work is null")),
            VoidCoder.of(),
            limits,
            run));
  }

  /**
   * Makes something of the rows of ranges, where they are read, so that only that passes through
   * the runner. Each range is read by one worker, from its first row to its last.
   *
   * @param planned ranges of {@link #plan}
   * @param coder of what is made of them
   * @param limits how hard the server may be pressed
   * @param run a name, unique; the workers of a JVM keep to the limits together
   */
  public <T, V> PTransform<PBegin, PCollection<V>> reduce(
      List<PlannedRange> planned,
      RangeReducer<T, V> reduce,
      Coder<V> coder,
      ThrottleLimits limits,
      String run) {
    return new ReduceRanges<>(
        List.copyOf(planned),
        new ReduceRangesFn<>(spec, requireNonNull(reduce, "fold is null"), limits, run),
        coder);
  }

  /**
   * Computes columns of the table's own rows, page by page. The values of a page are written by one
   * statement, and how far the job is by the same transaction, into the table {@code sluice_scan}:
   * whatever ends it, the same job goes on behind the last page that was committed. A row that
   * cannot be computed or updated is written into {@code sluice_scan_failed} with the reason, and
   * stays as it is. Other columns keep their values, also those that the server would set to the
   * time of an update.
   *
   * @param job the job's name, of 1 to 64 letters; a job that is done does nothing, until it is
   *     {@linkplain UpdateJob#forget forgotten}
   * @param mapper what the function gets of a row
   * @param columns the columns to be updated; none of the key
   */
  public <T> PTransform<PBegin, PDone> update(
      String job, RowMapper<T> mapper, PageFunction<T> function, String... columns) {
    return update(job, mapper, function, ThrottleLimits.NONE, job, columns);
  }

  /**
   * The same within limits.
   *
   * @param limits how hard the server may be pressed
   * @param run a name, unique; the workers of a JVM keep to the limits together, and rows count
   *     under it while it runs
   */
  public <T> PTransform<PBegin, PDone> update(
      String job,
      RowMapper<T> mapper,
      PageFunction<T> function,
      ThrottleLimits limits,
      String run,
      String... columns) {
    UpdateSpec updated = new UpdateSpec(spec, job, List.of(columns));
    return new UpdatePages<>(
        updated,
        ranges,
        run,
        new UpdateRangesFn<>(
            updated,
            requireNonNull(mapper, "mapper is null"),
            requireNonNull(function, "function is null"),
            limits,
            run));
  }

  private Scan with(TableSpec.Builder changed) {
    return new Scan(changed.build(), ranges);
  }
}
