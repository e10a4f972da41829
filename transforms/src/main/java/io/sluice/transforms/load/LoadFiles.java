package io.sluice.transforms.load;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Reads files, parses their lines and writes the records as rows, in constant memory and in the
 * order of their keys, which is what a database takes fastest. No line passes through the runner:
 * each worker takes a split of the files and does everything with it. Of a split, a sort run of up
 * to {@value #SORT_RUN_BYTES} bytes at a time is sorted and then written batch by batch, each batch
 * in one transaction, by the fastest statement that the server takes: LOAD DATA LOCAL, or inserts
 * of many rows. The table must have the model's key as its primary key, and no other unique one.
 *
 * <ul>
 *   <li>{@link #rejectsTo}: the directory that gets the lines that do not become rows; it has to be
 *       said, with the run's name.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #maxLineBytes}: the greatest length of a line; by default {@value
 *       BlockReader#DEFAULT_MAX_LINE_BYTES}.
 *   <li>{@link #onDuplicate}: what happens to a record whose key is there already; by default the
 *       row stays.
 *   <li>{@link #ledger}: the keys of the files in the ledger; by default there is none, and a batch
 *       that is written twice counts its records as duplicates.
 *   <li>{@link #retryFor}: how long a batch is tried again while the database is in the way; by
 *       default ten minutes.
 *   <li>{@link #commitTarget}: about how long a transaction takes; by default half a second. The
 *       number of rows in a batch follows from that, and from how fast the database is.
 *   <li>{@link #throttle}: how hard the server may be pressed; by default as hard as it goes.
 *   <li>{@link #workers}: how many workers there are; by default as many as this JVM has
 *       processors.
 * </ul>
 *
 * <p>Lost connections, deadlocks, lock waits and restarts of the server are waited for. A row that
 * the server refuses is found and rejected; the others of its batch are written. Anything else ends
 * the pipeline with a {@link io.sluice.transforms.jdbc.DatabaseException}; what was committed
 * stays.
 *
 * <p>Each line is counted as READ and under one outcome, when its batch is committed (see {@link
 * io.sluice.transforms.metrics.LineCounter}).
 *
 * @param <T> the record
 */
public final class LoadFiles<T> extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  static final long SORT_RUN_BYTES = 256 << 20;

  private final InputFiles files;
  private final int maxLineBytes;
  private final int workers;
  private final LoadSettings<T> spec;

  private LoadFiles(InputFiles files, int maxLineBytes, int workers, LoadSettings<T> spec) {
    this.files = files;
    this.maxLineBytes = maxLineBytes;
    this.workers = workers;
    this.spec = spec;
  }

  /**
   * The least space, in bytes, that a load takes in a temporary directory: for the lines of a
   * compressed file, which cannot be read again in place. Several workers may take more at once,
   * and rows are sorted there too.
   */
  public static long leastTemporaryBytes(InputFiles files) {
    return files.files().stream()
        .filter(file -> !file.isSplittable() && file.done().ranges().isEmpty())
        .mapToLong(file -> Math.min(SORT_RUN_BYTES, file.bytes()))
        .max()
        .orElse(0);
  }

  /** Loads what a parser makes of files into the table of its model in a database. */
  public static <T> LoadFiles<T> of(InputFiles files, ParseLines<T> parse, Database database) {
    return new LoadFiles<>(
        files,
        BlockReader.DEFAULT_MAX_LINE_BYTES,
        Runtime.getRuntime().availableProcessors(),
        LoadSettings.builder(parse, database).build());
  }

  /** Writes into a table of another name. */
  public LoadFiles<T> table(String name) {
    return with(spec.toBuilder().table(spec.table().named(name)));
  }

  /** Holds lines of at most so many bytes, line feeds not counted. */
  public LoadFiles<T> maxLineBytes(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new IllegalArgumentException(maxLineBytes + " is less than 1");
    }
    return new LoadFiles<>(files, maxLineBytes, workers, spec);
  }

  /** Divides the files for so many workers, each of which gets splits of its own. */
  public LoadFiles<T> workers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " is less than 1");
    }
    return new LoadFiles<>(files, maxLineBytes, workers, spec);
  }

  /**
   * Says where the rejects go.
   *
   * @param directory made, for its owner alone, where it is missing; on several machines one that
   *     they share
   * @param run the run's name, with which each file's name begins; not empty
   */
  public LoadFiles<T> rejectsTo(Path directory, String run) {
    if (run.isEmpty()) {
      throw new IllegalArgumentException("run is empty");
    }
    return with(spec.toBuilder().rejects(directory.toAbsolutePath().toString(), run));
  }

  /** Says what happens to a record whose key is in the table already. */
  public LoadFiles<T> onDuplicate(OnDuplicate onDuplicate) {
    return with(spec.toBuilder().onDuplicate(onDuplicate));
  }

  /**
   * Writes the batches into the ledger, under the keys of their files.
   *
   * @param keys the keys by the files' names, from {@link
   *     io.sluice.transforms.load.ledger.LoadLedger#keys}
   */
  public LoadFiles<T> ledger(Map<String, String> keys) {
    return with(spec.toBuilder().ledger(keys));
  }

  /** Says how long a batch is tried again. */
  public LoadFiles<T> retryFor(Duration retryFor) {
    return with(spec.toBuilder().retryFor(retryFor));
  }

  /** Says about how long a transaction takes. */
  public LoadFiles<T> commitTarget(Duration commitTarget) {
    return with(spec.toBuilder().commitTarget(commitTarget));
  }

  /** Says how hard the server may be pressed. */
  public LoadFiles<T> throttle(ThrottleLimits throttle) {
    return with(spec.toBuilder().throttle(throttle));
  }

  @Override
  public PDone expand(PBegin begin) {
    if (spec.rejects() == null) {
      throw new IllegalStateException("rejectsTo() is required.");
    }
    FileSplitSource splits = FileSplitSource.of(files, BlockReader.DEFAULT_BLOCK_BYTES, workers);
    begin
        .apply("Find splits", Read.from(splits))
        .apply("Load splits", ParDo.of(new LoadFilesFn<>(spec, maxLineBytes, splits.count())));
    return PDone.in(begin.getPipeline());
  }

  private LoadFiles<T> with(LoadSettings.Builder<T> changed) {
    return new LoadFiles<>(files, maxLineBytes, workers, changed.build());
  }
}
