package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.transforms.jdbc.TableState;
import io.sluice.transforms.ledger.LoadLedger;
import io.sluice.transforms.write.BulkStatement;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeSet;

/** How rows would be written, in words. */
final class WriterText {

  private WriterText() {}

  /** The writer and its statement. */
  static String of(LoadPlan plan) {
    if (plan.spec().dryRun()) {
      return "none, because of --dryRun";
    }
    Writing writing = plan.spec().writing();
    if (writing.writer() == Writer.JDBCIO) {
      return "jdbcio, INSERT of %d rows".formatted(writing.batchSize());
    }
    return "bulk, "
        + plan.statement()
            .map(it -> words(it) + known(plan))
            .orElse("by a statement that is not known yet");
  }

  /** The ledger. */
  static String ledger(LoadSpec spec) {
    if (!Preflight.keepsLedger(spec)) {
      return "none";
    }
    return "in the tables "
        + String.join(" and ", new TreeSet<>(LoadLedger.TABLES))
        + (spec.writing().restart() ? ", begun anew for these inputs" : "");
  }

  /** How long a block is tried again. */
  static String retryFor(LoadSpec spec) {
    boolean isBulk = spec.writing().writer() == Writer.BULK && !spec.dryRun();
    return isBulk ? words(spec.writing().retryFor()) : "does not apply";
  }

  private static String words(BulkStatement statement) {
    String insert = "INSERT of at most %d rows".formatted(BulkStatement.MAX_INSERTED_ROWS);
    return switch (statement) {
      case LOAD_DATA ->
          "LOAD DATA LOCAL, and " + insert + " where rows are refused or many are duplicates";
      case INSERT -> insert;
    };
  }

  private static String known(LoadPlan plan) {
    return plan.state().filter(TableState::isThere).isPresent()
        ? " (tried with a file without rows)"
        : " (by the server's local_infile; tried when the table is there)";
  }

  private static String words(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
