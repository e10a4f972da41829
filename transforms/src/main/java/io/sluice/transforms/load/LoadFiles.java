package io.sluice.transforms.load;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Loads the records of files as rows into a table, in constant memory and in key order, which a
 * database writes fastest. It starts and finishes the load itself: it creates a missing table,
 * claims the files in the ledger, proves at the end that every line is accounted for, and builds
 * the deferred indexes. Its output is the {@link LoadResult}, one element. Lines never pass through
 * the runner: each worker takes a split of the files and does all of its work. It sorts a sort run
 * of up to {@value #SORT_RUN_BYTES} bytes at a time and writes it batch by batch, each batch in one
 * transaction. It uses the fastest statement that the server accepts: LOAD DATA LOCAL, or multi-row
 * INSERT. The model's key must be the table's primary key and its only unique key.
 *
 * <pre>{@code
 * PCollection<LoadResult> result =
 *     pipeline.apply(
 *         LoadFiles.of(InputFiles.find(List.of("logs/*.ndjson")), ParseLines.into(model), database)
 *             .ledger("all readings")
 *             .rejectsTo("rejects", "load-" + UUID.randomUUID()));
 * }</pre>
 *
 * <ul>
 *   <li>{@link #rejectsTo}: the location of lines that do not become rows, and the run's name;
 *       required.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #maxLineBytes}: the maximum length of a line; by default {@value
 *       LineBlockReader#DEFAULT_MAX_LINE_BYTES}.
 *   <li>{@link #onDuplicate}: what happens to a record whose key exists; by default the existing
 *       row stays.
 *   <li>{@link #ledger}: keeps a ledger, and names what identifies the load; by default there is no
 *       ledger, and a batch that is written twice counts its records as duplicates.
 *   <li>{@link #restart}: forgets what the ledger has of the files.
 *   <li>{@link #indexes}: when the secondary indexes are built; by default after the rows if the
 *       table is empty.
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
public final class LoadFiles<T> extends PTransform<PBegin, PCollection<LoadResult>> {

  private static final long serialVersionUID = 1L;

  /** The namespace of Beam's counters with the result: {@link LineCounts} by their metrics. */
  public static final String RESULT_NAMESPACE = "sluice-result";

  /** The counter in that namespace with {@link LoadResult#before}. */
  public static final String READ_BEFORE = "read_before";

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
   * Sets the location of rejects and the run's name.
   *
   * @param location a directory, created with owner-only access if missing, or a URL of Beam's file
   *     systems; shared, if there are several machines
   * @param run the run's name, another one for each execution: the ledger and the rejects tell runs
   *     apart by it, the prefix of each object's name; not empty
   * @throws IllegalArgumentException if no location can have this name
   */
  public LoadFiles<T> rejectsTo(String location, String run) {
    if (run.isEmpty()) {
      throw new IllegalArgumentException("run is empty");
    }
    return with(settings.toBuilder().rejects(FileLocation.of(location).toString(), run));
  }

  /** Sets what happens to a record whose key exists. */
  public LoadFiles<T> onDuplicate(OnDuplicate onDuplicate) {
    return with(settings.toBuilder().onDuplicate(onDuplicate));
  }

  /**
   * Keeps a ledger, so that a killed load resumes and a second load of the same files loads nothing
   * again.
   *
   * @param identity everything but the files that affects the outcome of a line, such as the
   *     filter, as a string: a load with another identity is another load
   */
  public LoadFiles<T> ledger(String identity) {
    return with(settings.toBuilder().ledger(requireNonNull(identity, "identity is null")));
  }

  /** Forgets what the ledger has of the files, and loads them again. */
  public LoadFiles<T> restart(boolean restart) {
    return with(settings.toBuilder().restart(restart));
  }

  /** Sets when the table's secondary indexes are built. Only a load with a ledger defers them. */
  public LoadFiles<T> indexes(IndexTiming indexes) {
    return with(settings.toBuilder().indexes(indexes));
  }

  /**
   * Sets whether the caller builds the deferred indexes when the pipeline has ended, with {@link
   * DeferredIndexes#build}. On the DirectRunner, an idle thread polls for work while the pipeline
   * waits for the server: a load of 200,000 rows that built its indexes in the pipeline took 1.4
   * times the processor time.
   */
  public LoadFiles<T> leaveIndexes(boolean leave) {
    return with(settings.toBuilder().leaveIndexes(leave));
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
  public PCollection<LoadResult> expand(PBegin begin) {
    if (settings.rejects() == null) {
      throw new IllegalStateException("rejectsTo() is required.");
    }
    FileStorage.unknownScheme(settings.rejects())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(settings.rejects() + ": " + why + ".");
            });
    InputFiles inputs =
        settings.hasLedger() ? new InputFiles(LoadLedger.identified(files.files())) : files;
    return begin
        .apply("Find splits", Read.from(new LoadSource<>(settings, inputs, workers)))
        .apply("Load splits", ParDo.of(new LoadFilesFn<>(settings, maxLineBytes)))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(LineCounts.class)))
        // One element, when all splits are loaded.
        .apply("Collect counts", GroupByKey.create())
        .apply("Finish load", ParDo.of(new FinishLoadFn<>(settings, inputs)))
        .setCoder(SerializableCoder.of(LoadResult.class));
  }

  private LoadFiles<T> with(LoadSettings.Builder<T> changed) {
    return new LoadFiles<>(files, maxLineBytes, workers, changed.build());
  }
}
