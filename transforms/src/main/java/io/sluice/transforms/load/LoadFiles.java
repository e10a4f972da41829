package io.sluice.transforms.load;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Loads the records of files as rows into a table, in constant memory and in key order, which a
 * database writes fastest. It starts and finishes the load itself: it creates a missing table,
 * claims the files in the ledger, proves at the end that every line is accounted for, and builds
 * the deferred indexes. Its output is the {@link LoadResult} and the names of the objects with
 * rejects. If the pipeline runs again, it resumes.
 *
 * <p>Lines never pass through the runner, which may hold its elements in memory: each worker takes
 * a split of the files and does all of its work. It sorts a sort run of up to {@value
 * #SORT_RUN_BYTES} bytes at a time and writes it batch by batch, each batch in one transaction. It
 * uses the fastest statement that the server accepts: LOAD DATA LOCAL, or multi-row INSERT. The
 * model's key must be the table's primary key and its only unique key.
 *
 * <pre>{@code
 * LoadOutput output =
 *     pipeline.apply(
 *         LoadFiles.of(
 *                 InputFiles.find(List.of("logs/*.ndjson")),
 *                 ParseLines.into(model)
 *                     .where(RecordFilter.of("since 2016", record -> record.year() >= 2016)),
 *                 database)
 *             .rejectsTo("rejects"));
 * PAssert.thatSingleton(output.result())
 *     .satisfies(
 *         result -> {
 *           assertThat(result.failure()).isNull();
 *           return null;
 *         });
 * }</pre>
 *
 * <ul>
 *   <li>{@link #rejectsTo}: the location for lines that do not become rows; required.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #named}: the name of the load; by default {@code load}, the time and a random
 *       number.
 *   <li>{@link #maxLineBytes}: the maximum length of a line; by default {@value
 *       LineBlockReader#DEFAULT_MAX_LINE_BYTES}.
 *   <li>{@link #onDuplicate}: what happens to a record whose key exists; by default the existing
 *       row stays.
 *   <li>{@link #maxRejected}: how many lines may be rejected; by default any number but not all.
 *   <li>{@link #withoutLedger}: keeps no ledger. Then a load cannot resume, and a batch that is
 *       written twice counts its records as duplicates.
 *   <li>{@link #restart}: forgets what the ledger has of the files.
 *   <li>{@link #acceptLostRows}: resumes even if the table was emptied, restored or replaced.
 *   <li>{@link #indexes}: when the secondary indexes are built; by default after the rows if the
 *       table is empty.
 *   <li>{@link #retryFor}: how long a batch is retried after transient failures; by default ten
 *       minutes.
 *   <li>{@link #commitTarget}: the target duration of a transaction; by default half a second. It
 *       determines the batch size, together with the speed of the database.
 *   <li>{@link #throttle}: limits on the load of the server; by default none.
 *   <li>{@link #summaryTo}: a file for the result as JSON; by default none.
 *   <li>{@link #workers}: the number of workers; by default the number of this JVM's processors.
 * </ul>
 *
 * <p>To the ledger, a load is its files, its table, and what decides the outcome of a line: the
 * identities of the model and the filter, and the settings of the parser. With another filter, it
 * is another load and reads all files again.
 *
 * <p>Lost connections, deadlocks, lock wait timeouts and server restarts are retried. A row that
 * the server refuses is isolated and rejected; the rest of its batch is written. Damaged input, too
 * many rejects and indexes that cannot be built are failures in the result; all that can be loaded
 * is. Any other failure ends the pipeline with a {@link
 * io.sluice.transforms.jdbc.DatabaseException}; committed batches stay.
 *
 * <p>Each line is counted as READ and under one outcome, when its batch is committed (see {@link
 * io.sluice.transforms.metrics.LineCounter}).
 *
 * @param <T> the record
 */
public final class LoadFiles<T> extends PTransform<PBegin, LoadOutput> {

  private static final long serialVersionUID = 1L;

  static final long SORT_RUN_BYTES = 256 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The fewest threads of the DirectRunner. */
  private static final int MIN_THREADS = 3;

  private final InputFiles files;
  private final int workers;
  private final RejectLimit limit;
  private final String summary;
  private final LoadSettings<T> settings;

  private LoadFiles(
      InputFiles files, int workers, RejectLimit limit, String summary, LoadSettings<T> settings) {
    this.files = files;
    this.workers = workers;
    this.limit = limit;
    this.summary = summary;
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
        Runtime.getRuntime().availableProcessors(),
        RejectLimit.NONE,
        null,
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
    return with(settings.toBuilder().maxLineBytes(maxLineBytes));
  }

  /** Sets the number of workers that share the files; each gets splits of its own. */
  public LoadFiles<T> workers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " is less than 1");
    }
    return new LoadFiles<>(files, workers, limit, summary, settings);
  }

  /**
   * Names the load. Its runs have this name in the ledger; if there is one already, with a number.
   *
   * @param name 1 to 64 letters, digits, dots, hyphens or underscores of ASCII
   */
  public LoadFiles<T> named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name does not match " + NAME);
    }
    return with(settings.toBuilder().name(name));
  }

  /**
   * Sets the location for rejects.
   *
   * @param location a directory, created with owner-only access if missing, or a URL of Beam's file
   *     systems; shared, if there are several machines
   * @throws IllegalArgumentException if no location can have this name
   */
  public LoadFiles<T> rejectsTo(String location) {
    return with(settings.toBuilder().rejects(FileLocation.of(location).toString()));
  }

  /** Sets how many lines may be rejected. With more, the result is a failure. */
  public LoadFiles<T> maxRejected(RejectLimit limit) {
    return new LoadFiles<>(files, workers, requireNonNull(limit), summary, settings);
  }

  /**
   * Sets a file for the result as JSON. The last step writes it, which may run on any machine.
   *
   * @param file its name, which all workers understand
   */
  public LoadFiles<T> summaryTo(String file) {
    return new LoadFiles<>(files, workers, limit, requireNonNull(file), settings);
  }

  /** Sets what happens to a record whose key exists. */
  public LoadFiles<T> onDuplicate(OnDuplicate onDuplicate) {
    return with(settings.toBuilder().onDuplicate(onDuplicate));
  }

  /** Keeps no ledger: the load needs no tables of its own, but cannot resume. */
  public LoadFiles<T> withoutLedger() {
    return with(settings.toBuilder().ledger(false));
  }

  /**
   * Sets how the first edition's ledger described the parser and the filter, so that this load
   * finishes one that the first edition began.
   */
  public LoadFiles<T> earlierIdentity(String identity) {
    return with(settings.toBuilder().earlierIdentity(identity));
  }

  /**
   * Resumes even if the table has lost rows since because it was emptied, restored or replaced.
   * What the ledger has as loaded is not loaded again.
   */
  public LoadFiles<T> acceptLostRows(boolean accept) {
    return with(settings.toBuilder().acceptLostRows(accept));
  }

  /**
   * Forgets what the ledger has of the files, and loads them again. If the pipeline runs again, or
   * a JobManager starts it again, it resumes.
   */
  public LoadFiles<T> restart(boolean restart) {
    return with(settings.toBuilder().restart(restart));
  }

  /** Sets when the table's secondary indexes are built. Only a load with a ledger defers them. */
  public LoadFiles<T> indexes(IndexTiming indexes) {
    return with(settings.toBuilder().indexes(indexes));
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

  /** What identifies the load in its ledger. */
  public LoadLedger.Spec ledger() {
    return settings.ledger();
  }

  @Override
  public LoadOutput expand(PBegin begin) {
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
    LoadFinish<T> finish = new LoadFinish<>(settings, inputs, limit, summary);
    PCollectionTuple outputs =
        begin
            .apply("Find splits", Read.from(new LoadSource<>(settings, inputs, workers)))
            .apply("Load splits", ParDo.of(new LoadFilesFn<>(settings, groups(begin))))
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(SplitResult.class)))
            // One element for all splits, when they are loaded.
            .apply("Collect results", GroupByKey.create())
            .apply(
                "Finish load",
                ParDo.of(new FinishLoadFn<>(settings, finish))
                    .withOutputTags(LoadOutput.RESULT, TupleTagList.of(LoadOutput.REJECTS)));
    return new LoadOutput(
        outputs.get(LoadOutput.RESULT).setCoder(SerializableCoder.of(LoadResult.class)),
        outputs.get(LoadOutput.REJECTS).setCoder(StringUtf8Coder.of()));
  }

  /** One group finishes the load; on the DirectRunner, the others occupy its idle threads. */
  private int groups(PBegin begin) {
    String runner = begin.getPipeline().getOptions().getRunner().getSimpleName();
    return runner.equals("DirectRunner") ? Math.max(workers, MIN_THREADS) : 1;
  }

  private LoadFiles<T> with(LoadSettings.Builder<T> changed) {
    return new LoadFiles<>(files, workers, limit, summary, changed.build());
  }
}
