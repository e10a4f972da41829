package io.sluice.transforms.scan;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
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
 * Reads all rows of a table of any size in constant memory.
 *
 * <pre>{@code
 * pipeline.apply(
 *     Scan.table(database, "chat_messages")
 *         .columns("id", "data")
 *         .where("type = 'message'")
 *         .rows(new MessageMapper(), MessageCoder.INSTANCE));
 * }</pre>
 *
 * <p>The table is scanned by a key: by default its primary key, otherwise its first unique index
 * without NULLs. The index leads straight to the row after the last one read. So the last page is
 * read as fast as the first, and a lost connection costs at most a page. The key is divided into
 * ranges that are read in parallel. The database makes all comparisons, so keys can have any type
 * and any collation.
 *
 * <p>A row that exists throughout the scan is read exactly once, whatever others do to the table,
 * as long as they do not change its key. A row that is inserted or deleted meanwhile may or may not
 * be read. All rows of a page are from the same moment.
 *
 * <ul>
 *   <li>{@link #columns}: the columns to read; by default all.
 *   <li>{@link #where}: the rows to read; by default all.
 *   <li>{@link #key}: the columns of the key to scan by.
 *   <li>{@link #nullKeys}: also reads rows with NULL in their key, separately; by default a key
 *       that can be NULL is refused.
 *   <li>{@link #pageRows}: the maximum rows of a page; by default 1,000, fewer if they are long.
 *   <li>{@link #ranges}: the maximum number of ranges; by default {@value #DEFAULT_RANGES}.
 *   <li>{@link #retryFor}: how long to wait for the server; by default ten minutes.
 * </ul>
 *
 * <p>If the table has no key to scan by, or the input is a query, {@link #query} reads it with a
 * cursor.
 */
public final class Scan {

  /** The default maximum number of ranges. */
  public static final int DEFAULT_RANGES = 64;

  /** A resumed run starts unfinished ranges from the beginning, so their size is limited. */
  private static final long MAX_RANGE_ROWS = 2_000_000;

  private final TableSpec spec;
  private final int ranges;

  private Scan(TableSpec spec, int ranges) {
    this.spec = spec;
    this.ranges = ranges;
  }

  /** Starts a scan of a table. */
  public static Scan table(Database database, String name) {
    return new Scan(TableSpec.builder(database, name).build(), DEFAULT_RANGES);
  }

  /**
   * Starts a scan of a query with a cursor, for queries that cannot be scanned by a key.
   *
   * @param sql a SELECT in the database's SQL, passed to the server unchanged
   */
  public static QueryScan query(Database database, String sql) {
    return QueryScan.of(database, sql);
  }

  /** Reads only these columns, in this order. */
  public Scan columns(String... names) {
    return with(spec.toBuilder().columns(List.of(names)));
  }

  /**
   * Reads the columns of a scan that began earlier, as long as they have not changed since.
   *
   * @param started the columns as {@link TableMetadata#scanColumns} returned them
   */
  public Scan columns(List<ScanColumn> started) {
    return with(spec.toBuilder().started(started));
  }

  /**
   * Reads only the rows that meet a condition.
   *
   * @param condition a condition in the database's SQL, passed to the server unchanged
   */
  public Scan where(String condition) {
    return with(spec.toBuilder().where(condition));
  }

  /**
   * Scans the table in the order of these columns. An index must start with them in this order, and
   * no two rows may have the same values in all of them.
   */
  public Scan key(String... columns) {
    return with(spec.toBuilder().key(List.of(columns)));
  }

  /** Also reads rows with NULL in their key, separately and in no order. */
  public Scan nullKeys() {
    return with(spec.toBuilder().nullKeys(true));
  }

  /** Limits a page to so many rows. */
  public Scan pageRows(int rows) {
    return with(spec.toBuilder().page(new PageSize(rows, spec.page().bytes())));
  }

  /**
   * Limits the number of ranges. Flink cannot divide them any further during the read; a few per
   * worker let all workers finish together.
   */
  public Scan ranges(int maxRanges) {
    if (maxRanges < 1) {
      throw new IllegalArgumentException(maxRanges + " is less than 1");
    }
    return new Scan(spec, maxRanges);
  }

  /** Sets how long to wait for the server. */
  public Scan retryFor(Duration retryFor) {
    return with(spec.toBuilder().retryFor(retryFor));
  }

  /**
   * Reads the rows.
   *
   * @param mapper maps a row; it gets the columns in their order, then some of Sluice's own, with a
   *     FLOAT of MySQL as its exact double; it must not return null
   */
  public <T> PTransform<PBegin, PCollection<T>> rows(RowMapper<T> mapper, Coder<T> coder) {
    return new ReadRows<>(pages(mapper, coder), coder);
  }

  /** Reads the rows in pages, each with its key range, for work that is better done in bulk. */
  public <T> PTransform<PBegin, PCollection<Page<T>>> pages(RowMapper<T> mapper, Coder<T> coder) {
    return new ReadPages<>(spec, ranges, requireNonNull(mapper, "mapper is null"), coder);
  }

  /**
   * Reads what the server's catalog says about the table, its key and the columns to read.
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
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server refuses
   */
  public void checkUpdate(String... columns) {
    BulkUpdate.check(spec, List.of(columns));
  }

  /**
   * The same rows as a query, read with a cursor.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if there is no such table or column
   */
  public QueryScan byCursor() {
    return QueryScan.of(metadata().query());
  }

  /**
   * Divides the key into ranges. It connects to the database from the calling process.
   *
   * @return the ranges for {@link #process}
   * @throws io.sluice.transforms.jdbc.DatabaseException if the table has no key to scan by, or the
   *     server refuses the condition
   */
  public List<PlannedRange> plan() {
    List<SizedRange> divided = TablePlanner.divide(spec, ranges, MAX_RANGE_ROWS);
    return IntStream.range(0, divided.size())
        .mapToObj(
            i -> new PlannedRange(i, divided.size(), divided.get(i).range(), divided.get(i).rows()))
        .toList();
  }

  /** Whether a table is one range because its keys could not be split, not because it is small. */
  public static boolean isUndivided(List<PlannedRange> planned) {
    return planned.size() == 1 && planned.get(0).rows() >= 2 * TablePlanner.MIN_ROWS;
  }

  /**
   * Processes the rows of ranges in the workers that read them. One worker reads each range from
   * its first row to its last.
   *
   * @param planned ranges of {@link #plan}
   * @param limits the limits on the load of the server
   * @param run a unique name of the run; its workers in a JVM share the limits
   */
  public <T> PTransform<PBegin, PDone> process(
      List<PlannedRange> planned, RangeProcessor<T> process, ThrottleLimits limits, String run) {
    return new ProcessRanges(
        reduce(
            planned,
            new ProcessorReducer<>(requireNonNull(process, "process is null")),
            VoidCoder.of(),
            limits,
            run));
  }

  /**
   * Reduces the rows of ranges in the workers that read them, so that only the results pass through
   * the runner. One worker reads each range from its first row to its last.
   *
   * @param planned ranges of {@link #plan}
   * @param coder the coder of the results
   * @param limits the limits on the load of the server
   * @param run a unique name of the run; its workers in a JVM share the limits
   */
  public <T, V> PTransform<PBegin, PCollection<V>> reduce(
      List<PlannedRange> planned,
      RangeReducer<T, V> reduce,
      Coder<V> coder,
      ThrottleLimits limits,
      String run) {
    return new ReduceRanges<>(
        List.copyOf(planned),
        new ReduceRangesFn<>(spec, requireNonNull(reduce, "reduce is null"), limits, run),
        coder);
  }

  /**
   * Computes columns of the table's own rows, page by page. One statement writes the values of a
   * page, and the same transaction records the progress in the table {@code sluice_scan}. After any
   * failure, the same job resumes after the last committed page. A row that cannot be computed or
   * updated stays unchanged and is recorded in {@code sluice_scan_failed} with the reason. Other
   * columns keep their values, even those that the server would set to the time of an update.
   *
   * @param job the job's name, of 1 to 64 letters; a job that is done does nothing until it is
   *     {@linkplain UpdateJob#forget forgotten}
   * @param mapper maps a row for the function
   * @param columns the columns to update; none may belong to the key
   */
  public <T> PTransform<PBegin, PDone> update(
      String job, RowMapper<T> mapper, PageFunction<T> function, String... columns) {
    return update(job, mapper, function, ThrottleLimits.NONE, job, columns);
  }

  /**
   * Updates columns as {@link #update(String, RowMapper, PageFunction, String...)} does, within
   * limits.
   *
   * @param limits the limits on the load of the server
   * @param run a unique name of the run; its workers in a JVM share the limits, and its progress is
   *     counted under this name
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
        requireNonNull(mapper, "mapper is null"),
        requireNonNull(function, "function is null"),
        limits,
        run);
  }

  private Scan with(TableSpec.Builder changed) {
    return new Scan(changed.build(), ranges);
  }
}
