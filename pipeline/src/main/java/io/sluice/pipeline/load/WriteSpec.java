package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.TableOptions.LedgerUse;
import io.sluice.pipeline.options.DurationOption;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ThrottleParser;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.load.jdbcio.WriteRows;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings for writing rows.
 *
 * @param writer the writer
 * @param onDuplicate what happens to a record whose key already exists in the table
 * @param ledger whether the load keeps a ledger
 * @param restart whether to forget the ledger's entries for the inputs
 * @param acceptsLostRows whether to resume on a table that was emptied, restored or replaced
 * @param retryFor how long a batch is retried
 * @param commitTarget the target duration of a transaction
 * @param throttle the throttle limits
 * @param indexes when the table's secondary indexes are built
 * @param batchSize the number of rows in a JdbcIO batch
 */
public record WriteSpec(
    Writer writer,
    OnDuplicate onDuplicate,
    boolean ledger,
    boolean restart,
    boolean acceptsLostRows,
    Duration retryFor,
    Duration commitTarget,
    ThrottleLimits throttle,
    IndexTiming indexes,
    int batchSize) {

  /** The defaults. */
  public static final WriteSpec DEFAULT =
      new WriteSpec(
          Writer.BULK,
          OnDuplicate.KEEP,
          true,
          false,
          false,
          LoadSettings.DEFAULT_RETRY_FOR,
          LoadSettings.DEFAULT_COMMIT_TARGET,
          ThrottleLimits.NONE,
          IndexTiming.AUTO,
          WriteRows.DEFAULT_BATCH_SIZE);

  private static final double NANOS = 1e9;
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)s");

  static WriteSpec of(LoadOptions options) {
    return of(options, options.getReader(), writer(options), options.getBatchSize());
  }

  /** Reads blocks, and so writes in bulk. */
  static WriteSpec inBulk(TableOptions options) {
    return of(options, Reader.BLOCKS, Writer.BULK, WriteRows.DEFAULT_BATCH_SIZE);
  }

  private static WriteSpec of(TableOptions options, Reader reader, Writer writer, int batchSize) {
    WriteSpec writing =
        new WriteSpec(
            writer,
            options.getOnDuplicate(),
            options.getLedger() == LedgerUse.ON,
            options.getRestart(),
            options.getAcceptLostRows(),
            DurationOption.of("--retryFor", options.getRetryFor()),
            commitTarget(options.getCommitTarget()),
            ThrottleParser.of(options),
            options.getIndexes(),
            batchSize);
    writing.check(reader);
    return writing;
  }

  /** Whether writes are recorded in a ledger. */
  boolean hasLedger() {
    return writer == Writer.BULK && ledger;
  }

  /** The maximum number of connections that a worker has open at once. */
  int connectionsPerWorker() {
    if (writer == Writer.JDBCIO) {
      return 1;
    }
    // One writes rows, one shows that the run is alive, and one polls the server's load.
    return throttle.needServer() ? 3 : 2;
  }

  private static Writer writer(LoadOptions options) {
    if (options.getWriter() != null) {
      return options.getWriter();
    }
    return options.getReader() == Reader.TEXTIO ? Writer.JDBCIO : Writer.BULK;
  }

  private void check(Reader reader) {
    if (batchSize < WriteRows.MIN_BATCH_SIZE) {
      throw new OptionException(
          "--batchSize=%d is less than %d.".formatted(batchSize, WriteRows.MIN_BATCH_SIZE));
    }
    if (writer == Writer.BULK && reader == Reader.TEXTIO) {
      throw new OptionException(
          "--writer=bulk writes blocks, which --reader=textio does not read; use --writer=jdbcio.");
    }
    if (writer == Writer.JDBCIO && onDuplicate != OnDuplicate.KEEP) {
      throw new OptionException("--writer=jdbcio knows only --onDuplicate=keep.");
    }
    if (writer == Writer.JDBCIO && !throttle.equals(ThrottleLimits.NONE)) {
      throw new OptionException("--rateLimit, --maxLoad and --pauseIf are for --writer=bulk.");
    }
    if (restart && !hasLedger()) {
      throw new OptionException("--restart is for loads with a ledger.");
    }
    if (acceptsLostRows && !hasLedger()) {
      throw new OptionException("--acceptLostRows is for loads with a ledger.");
    }
    if (indexes == IndexTiming.LATER && !hasLedger()) {
      throw new OptionException("--indexes=later is for loads with a ledger.");
    }
    if (onDuplicate == OnDuplicate.FAIL && !ledger) {
      throw new OptionException(
          "--onDuplicate=fail needs the ledger: without it a batch that is written again after a"
              + " lost connection would fail on its own rows.");
    }
  }

  private static Duration commitTarget(String text) {
    Matcher seconds = SECONDS.matcher(text);
    if (!seconds.matches() || Double.parseDouble(seconds.group(1)) == 0) {
      throw new OptionException(
          "--commitTarget=%s is not a number of seconds such as 0.5s or 2s.".formatted(text));
    }
    return Duration.ofNanos((long) (Double.parseDouble(seconds.group(1)) * NANOS));
  }
}
