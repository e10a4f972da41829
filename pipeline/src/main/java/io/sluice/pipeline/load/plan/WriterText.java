package io.sluice.pipeline.load.plan;

import static java.util.stream.Collectors.joining;

import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.WriteSpec;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.load.insert.BulkStatement;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Describes how a load would write rows. */
final class WriterText {

  private WriterText() {}

  /** The writer and its statement. */
  static String of(LoadPlan plan) {
    if (plan.spec().dryRun()) {
      return "none, because of --dryRun";
    }
    WriteSpec writing = plan.spec().writing();
    if (writing.writer() == Writer.JDBCIO) {
      return "jdbcio, INSERT of %d rows".formatted(writing.batchSize());
    }
    return "bulk, "
        + plan.statement()
            .map(it -> describe(it) + known(plan))
            .orElse("by a statement that is not known yet");
  }

  /** The use of the ledger. */
  static String ledger(LoadSpec spec) {
    if (!spec.keepsLedger()) {
      return "none";
    }
    return "in the tables "
        + LoadLedger.OWN_TABLES.stream().map(InternalTable::name).collect(joining(", "))
        + (spec.writing().restart() ? ", begun anew for these inputs" : "");
  }

  /** When the secondary indexes are built. */
  static String indexes(LoadSpec spec) {
    if (!spec.keepsLedger()) {
      return inBulk(spec, "now");
    }
    return switch (spec.writing().indexes()) {
      case AUTO -> "auto: after the rows if the table is empty, else with each row";
      case NOW -> "now, with each row";
      case LATER -> "later, after the rows";
    };
  }

  /** The target duration of a transaction. */
  static String commitTarget(LoadSpec spec) {
    return inBulk(spec, describe(spec.writing().commitTarget()));
  }

  /** The throttle limits. */
  static String throttle(LoadSpec spec) {
    ThrottleLimits throttle = spec.writing().throttle();
    List<String> limits = new ArrayList<>();
    if (throttle.rowsPerSecond() > 0) {
      limits.add("at most %d rows a second".formatted(throttle.rowsPerSecond()));
    }
    new TreeMap<>(throttle.maxLoad())
        .forEach((name, bound) -> limits.add("paused while %s is above %d".formatted(name, bound)));
    if (throttle.pauseQuery() != null) {
      limits.add("paused while the query of --pauseIf says more than its bound");
    }
    return inBulk(spec, limits.isEmpty() ? "no limits" : String.join(", ", limits));
  }

  /** How long a batch is retried. */
  static String retryFor(LoadSpec spec) {
    return inBulk(spec, describe(spec.writing().retryFor()));
  }

  private static String inBulk(LoadSpec spec, String words) {
    boolean isBulk = spec.writing().writer() == Writer.BULK && !spec.dryRun();
    return isBulk ? words : "does not apply";
  }

  private static String describe(BulkStatement statement) {
    String insert = "INSERT of at most %d rows".formatted(BulkStatement.MAX_INSERTED_ROWS);
    return switch (statement) {
      case LOAD_DATA ->
          "LOAD DATA LOCAL, and " + insert + " where rows are refused or many are duplicates";
      case INSERT -> insert;
    };
  }

  private static String known(LoadPlan plan) {
    return plan.state().filter(TableState::exists).isPresent()
        ? " (tried with a file without rows)"
        : " (by the server's local_infile; tested when the table exists)";
  }

  private static String describe(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
