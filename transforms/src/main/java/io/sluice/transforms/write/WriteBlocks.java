package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.Block;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Parses blocks and writes their records as rows, a block in one transaction, by the fastest
 * statement that the server takes: LOAD DATA LOCAL, or inserts of many rows. The table must have
 * the model's key as its primary key, and no other unique one.
 *
 * <ul>
 *   <li>{@link #rejectsTo}: the directory that gets the lines that do not become rows; it has to be
 *       said, with the run's name.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #onDuplicate}: what happens to a record whose key is there already; by default the
 *       row stays.
 *   <li>{@link #ledger}: the keys of the files in the ledger; by default there is none, and a block
 *       that is written twice counts its records as duplicates.
 *   <li>{@link #retryFor}: how long a block is tried again while the database is in the way; by
 *       default ten minutes.
 * </ul>
 *
 * <p>Lost connections, deadlocks, lock waits and restarts of the server are waited for. A row that
 * the server refuses is found and rejected; the others of its block are written. Anything else ends
 * the pipeline with a {@link io.sluice.transforms.jdbc.DatabaseException}; what was committed
 * stays.
 *
 * <p>Each line is counted as READ and under one outcome, when its block is committed (see {@link
 * io.sluice.transforms.accounting.LineCounter}).
 *
 * @param <T> the record
 */
public final class WriteBlocks<T> extends PTransform<PCollection<Block>, PDone> {

  private static final long serialVersionUID = 1L;

  /** How long a block is tried again, where nothing else is said. */
  public static final Duration DEFAULT_RETRY_FOR = Duration.ofMinutes(10);

  private final WriteSpec<T> spec;

  private WriteBlocks(WriteSpec<T> spec) {
    this.spec = spec;
  }

  /** Writes what a parser makes of blocks into the table of its model in a database. */
  public static <T> WriteBlocks<T> of(ParseLines<T> parse, Database database) {
    return new WriteBlocks<>(
        new WriteSpec<>(
            parse,
            database,
            parse.model().table(),
            parse.run(),
            null,
            OnDuplicate.KEEP,
            null,
            DEFAULT_RETRY_FOR));
  }

  /** Writes into a table of another name. */
  public WriteBlocks<T> table(String name) {
    return new WriteBlocks<>(spec.withTable(spec.table().named(name)));
  }

  /**
   * Says where the rejects go.
   *
   * @param directory made, for its owner alone, where it is missing; on several machines one that
   *     they share
   * @param run the run's name, with which each file's name begins; not empty
   */
  public WriteBlocks<T> rejectsTo(Path directory, String run) {
    if (run.isEmpty()) {
      throw new IllegalArgumentException("run is empty");
    }
    return new WriteBlocks<>(spec.withRejects(directory.toAbsolutePath().toString(), run));
  }

  /** Says what happens to a record whose key is in the table already. */
  public WriteBlocks<T> onDuplicate(OnDuplicate onDuplicate) {
    return new WriteBlocks<>(spec.withOnDuplicate(onDuplicate));
  }

  /**
   * Writes the blocks into the ledger, under the keys of their files.
   *
   * @param keys the keys by the files' names, from {@link
   *     io.sluice.transforms.ledger.LoadLedger#keys}
   */
  public WriteBlocks<T> ledger(Map<String, String> keys) {
    return new WriteBlocks<>(spec.withLedger(Map.copyOf(keys)));
  }

  /** Says how long a block is tried again. */
  public WriteBlocks<T> retryFor(Duration retryFor) {
    return new WriteBlocks<>(spec.withRetryFor(retryFor));
  }

  @Override
  public PDone expand(PCollection<Block> blocks) {
    if (spec.rejects() == null) {
      throw new IllegalStateException("It is not said where rejects go; call rejectsTo.");
    }
    blocks.apply("Parse and insert", ParDo.of(new WriteBlocksFn<>(spec)));
    return PDone.in(blocks.getPipeline());
  }
}
