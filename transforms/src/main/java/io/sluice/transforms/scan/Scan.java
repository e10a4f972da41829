package io.sluice.transforms.scan;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.pace.PaceLimits;
import io.sluice.transforms.scan.RangeSplitter.Sized;
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
  static final long FEWEST_ROWS = 10_000;

  /** Who goes on with work that was stopped begins with a range anew. */
  private static final long MOST_ROWS = 2_000_000;

  static final Duration DEFAULT_RETRY_FOR = Duration.ofMinutes(10);

  private final TableSpec spec;
  private final int ranges;

  private Scan(TableSpec spec, int ranges) {
    this.spec = spec;
    this.ranges = ranges;
  }

  /** Reads a table. */
  public static Scan table(Database database, String name) {
    return new Scan(
        new TableSpec(
            requireNonNull(database, "database is null"),
            requireNonNull(name, "name is null"),
            List.of(),
            List.of(),
            "",
            List.of(),
            false,
            PageSize.DEFAULT,
            DEFAULT_RETRY_FOR),
        DEFAULT_RANGES);
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
    return with(spec.withColumns(List.of(names)));
  }

  /**
   * Reads the columns of a scan that began earlier, as long as they have not changed since.
   *
   * @param begun the columns as {@link #scanColumns} gave them
   */
  public Scan columns(List<ScanColumn> begun) {
    return with(spec.withBegun(begun));
  }

  /**
   * Reads certain rows.
   *
   * @param condition a condition in the database's SQL, which goes to the server as it is
   */
  public Scan where(String condition) {
    return with(spec.withWhere(condition));
  }

  /**
   * Walks the table in the order of certain columns. An index must have them first and in this
   * order, and no two rows may have the same values in all of them.
   */
  public Scan key(String... columns) {
    return with(spec.withKey(List.of(columns)));
  }

  /** Reads the rows in whose key a value is NULL, too, apart and in no order. */
  public Scan nullKeys() {
    return with(spec.withNullKeys());
  }

  /** Ends a page after so many rows. */
  public Scan pageRows(int rows) {
    return with(spec.withPage(new PageSize(rows, spec.page().bytes())));
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
    return with(spec.withRetryFor(retryFor));
  }

  /**
   * The rows.
   *
   * @param mapper what becomes of a row; it gets the columns in their order, a FLOAT of MySQL as
   *     the double that it is, and behind them some of Sluice's own; it is to return no null
   */
  public <T> PTransform<PBegin, PCollection<T>> rows(RowMapper<T> mapper, Coder<T> coder) {
    return new Rows<>(pages(mapper, coder), coder);
  }

  /** The rows in pages, each with the range of its keys; for work that is better done in bulk. */
  public <T> PTransform<PBegin, PCollection<Page<T>>> pages(RowMapper<T> mapper, Coder<T> coder) {
    return new Pages<>(spec, ranges, requireNonNull(mapper, "mapper is null"), coder);
  }

  /**
   * The columns of the key by which the table is walked; none where it has no such key, and has to
   * be read with a cursor.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table, or the key
   *     that was asked for is none
   */
  public List<String> keyColumns() {
    return TableWalk.keyColumns(spec);
  }

  /**
   * Checks that the table has a key to scan by.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when it has none, with the reasons
   */
  public void checkKey() {
    TableWalk.checkKey(spec);
  }

  /**
   * The names of all columns of the table that this user can see, whether they are read or not.
   *
   * @param readable whether it is only those that the user may read
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table
   */
  public List<String> existingColumns(boolean readable) {
    return TableWalk.existingColumns(spec, readable);
  }

  /**
   * The same as {@link #keyColumns}, with their types and collations as the server names them,
   * which decide the order of rows.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException as {@link #keyColumns} does
   */
  public List<String> keyTypes() {
    return TableWalk.keyTypes(spec);
  }

  /**
   * Whether the table has columns that the server does not show to this user.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table
   */
  public boolean hidesColumns() {
    return TableWalk.hidesColumns(spec);
  }

  /**
   * The names of the columns that are read.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table or column
   */
  public List<String> columnNames() {
    return TableWalk.columnNames(spec);
  }

  /**
   * The columns that are read, with what their values are.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table or column
   */
  public List<ScanColumn> scanColumns() {
    return TableWalk.columns(spec);
  }

  /**
   * Makes sure that the table can be updated page by page, for who wants to know before {@link
   * #update} does.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when it cannot
   */
  public void checkUpdatable() {
    TableWalk.checkUpdatable(spec);
  }

  /**
   * Checks that this user may update columns, before {@link #update} creates its own tables.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server refuses
   */
  public void checkUpdate(String... columns) {
    TableWalk.checkUpdate(spec, List.of(columns));
  }

  /**
   * The same rows as a query, to be read with a cursor.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when there is no such table or column
   */
  public QueryScan byCursor() {
    return QueryScan.of(TableWalk.query(spec));
  }

  /**
   * Divides the key into ranges, now and here.
   *
   * @return the ranges for {@link #work}
   * @throws io.sluice.transforms.jdbc.DatabaseException when the table cannot be walked by a key,
   *     or the server does not take the condition
   */
  public List<PlannedRange> plan() {
    try (TableWalk walk = TableWalk.open(spec)) {
      walk.check();
      List<Sized> divided = walk.divide(ranges, MOST_ROWS);
      return IntStream.range(0, divided.size())
          .mapToObj(
              i ->
                  new PlannedRange(
                      i, divided.size(), divided.get(i).range(), divided.get(i).rows()))
          .toList();
    }
  }

  /** Whether a table is one range because its keys could not be split, not because of its size. */
  public static boolean isUndivided(List<PlannedRange> planned) {
    return planned.size() == 1 && planned.get(0).rows() >= 2 * FEWEST_ROWS;
  }

  /**
   * Does some work with the rows of ranges, where they are read. Each range is worked with by one
   * worker, from its first row to its last.
   *
   * @param planned ranges of {@link #plan}
   * @param limits how hard the server may be pressed
   * @param run a name, unique; the workers of a JVM keep to the limits together
   */
  public <T> PTransform<PBegin, PDone> work(
      List<PlannedRange> planned, RangeWork<T> work, PaceLimits limits, String run) {
    return new Work(
        fold(
            planned,
            new WorkFold<>(requireNonNull(work, "work is null")),
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
  public <T, V> PTransform<PBegin, PCollection<V>> fold(
      List<PlannedRange> planned,
      RangeFold<T, V> fold,
      Coder<V> coder,
      PaceLimits limits,
      String run) {
    return new Fold<>(
        List.copyOf(planned),
        new FoldRangesFn<>(spec, requireNonNull(fold, "fold is null"), limits, run),
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
    return update(job, mapper, function, PaceLimits.NONE, job, columns);
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
      PaceLimits limits,
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

  private Scan with(TableSpec spec) {
    return new Scan(spec, ranges);
  }
}
