package io.sluice.transforms.load;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.LineBlockReader;
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
 * Loads the records of files as rows into a table, in constant memory and in key order, which a
 * database writes fastest. Lines never pass through the runner: each worker takes a split of the
 * files and does all of its work. It sorts a sort run of up to {@value #SORT_RUN_BYTES} bytes at a
 * time and writes it batch by batch, each batch in one transaction. It uses the fastest statement
 * that the server accepts: LOAD DATA LOCAL, or multi-row INSERT. The model's key must be the
 * table's primary key and its only unique key.
 *
 * <ul>
 *   <li>{@link #rejectsTo}: the directory for lines that do not become rows, and the run's name;
 *       required.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #maxLineBytes}: the maximum length of a line; by default {@value
 *       LineBlockReader#DEFAULT_MAX_LINE_BYTES}.
 *   <li>{@link #onDuplicate}: what happens to a record whose key exists; by default the existing
 *       row stays.
 *   <li>{@link #ledger}: the files' keys in the ledger; by default there is no ledger, and a batch
 *       that is written twice counts its records as duplicates.
 *   <li>{@link #retryFor}: how long a batch is retried after transient failures; by default ten
 *       minutes.
 *   <li>{@link #commitTarget}: the target duration of a transaction; by default half a second. It
 *       determines the batch size, together with the speed of the database.
 *   <li>{@link #throttle}: limits on the load of the server; by default none.
 *   <li>{@link #workers}: the number of workers; by default the number of this JVM's processors.
 * </ul>
 *
 * <p>Lost connections, deadlocks, lock wait timeouts and server restarts are retried. A row that
 * the server refuses is isolated and rejected; the rest of its batch is written. Any other failure
 * ends the pipeline with a {@link io.sluice.transforms.jdbc.DatabaseException}; committed batches
 * stay.
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
  private final LoadSettings<T> settings;

  private LoadFiles(InputFiles files, int maxLineBytes, int workers, LoadSettings<T> settings) {
    this.files = files;
    this.maxLineBytes = maxLineBytes;
    this.workers = workers;
    this.settings = settings;
  }

  /**
   * The minimum space that a load needs in a temporary directory, in bytes: for the lines of a
   * compressed file, which cannot be reread in place. Several workers may need more at once, and
   * sorting also spills there.
   */
  public static long minTemporaryBytes(InputFiles files) {
    return files.files().stream()
        .filter(file -> !file.isSplittable() && file.done().ranges().isEmpty())
        .mapToLong(file -> Math.min(SORT_RUN_BYTES, file.bytes()))
        .max()
        .orElse(0);
  }

  /** Loads files with a parser, into the table of its model. */
  public static <T> LoadFiles<T> of(InputFiles files, ParseLines<T> parse, Database database) {
    return new LoadFiles<>(
        files,
        LineBlockReader.DEFAULT_MAX_LINE_BYTES,
        Runtime.getRuntime().availableProcessors(),
        LoadSettings.builder(parse, database).build());
  }

  /** Sets the name of the table. */
  public LoadFiles<T> table(String name) {
    return with(settings.toBuilder().table(settings.table().named(name)));
  }

  /**
   * Sets the maximum length of a line in bytes, without its line feed. Longer lines are rejected.
   */
  public LoadFiles<T> maxLineBytes(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new IllegalArgumentException(maxLineBytes + " is less than 1");
    }
    return new LoadFiles<>(files, maxLineBytes, workers, settings);
  }

  /** Sets the number of workers that share the files; each gets splits of its own. */
  public LoadFiles<T> workers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " is less than 1");
    }
    return new LoadFiles<>(files, maxLineBytes, workers, settings);
  }

  /**
   * Sets the directory for rejects and the run's name.
   *
   * @param directory created with owner-only access if missing; shared, if there are several
   *     machines
   * @param run the run's name, the prefix of each reject file's name; not empty
   */
  public LoadFiles<T> rejectsTo(Path directory, String run) {
    if (run.isEmpty()) {
      throw new IllegalArgumentException("run is empty");
    }
    return with(settings.toBuilder().rejects(directory.toAbsolutePath().toString(), run));
  }

  /** Sets what happens to a record whose key exists. */
  public LoadFiles<T> onDuplicate(OnDuplicate onDuplicate) {
    return with(settings.toBuilder().onDuplicate(onDuplicate));
  }

  /**
   * Records the batches in the ledger, under the keys of their files.
   *
   * @param keys the keys by file name, from {@link
   *     io.sluice.transforms.load.ledger.LoadLedger#keys}
   */
  public LoadFiles<T> ledger(Map<String, String> keys) {
    return with(settings.toBuilder().ledger(keys));
  }

  /** Sets how long a batch is retried after transient failures. */
  public LoadFiles<T> retryFor(Duration retryFor) {
    return with(settings.toBuilder().retryFor(retryFor));
  }

  /** Sets the target duration of a transaction. */
  public LoadFiles<T> commitTarget(Duration commitTarget) {
    return with(settings.toBuilder().commitTarget(commitTarget));
  }

  /** Sets limits on the load of the server. */
  public LoadFiles<T> throttle(ThrottleLimits throttle) {
    return with(settings.toBuilder().throttle(throttle));
  }

  @Override
  public PDone expand(PBegin begin) {
    if (settings.rejects() == null) {
      throw new IllegalStateException("rejectsTo() is required.");
    }
    FileSplitSource splits =
        FileSplitSource.of(files, LineBlockReader.DEFAULT_BLOCK_BYTES, workers);
    begin
        .apply("Find splits", Read.from(splits))
        .apply("Load splits", ParDo.of(new LoadFilesFn<>(settings, maxLineBytes, splits.count())));
    return PDone.in(begin.getPipeline());
  }

  private LoadFiles<T> with(LoadSettings.Builder<T> changed) {
    return new LoadFiles<>(files, maxLineBytes, workers, changed.build());
  }
}
