package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.metrics.LineCounter;

/** What would be done with a file, in words. */
final class InputText {

  private InputText() {}

  /**
   * How it is read.
   *
   * @param ranges in how many ranges
   */
  static String read(LoadPlan.Input input, long ranges, Reader reader) {
    if (input.isFinished() || input.file().bytes() == 0) {
      return "nothing";
    }
    if (!input.file().isSplittable()) {
      return "whole, by one worker";
    }
    if (reader == Reader.TEXTIO) {
      return "in splits of TextIO's";
    }
    return ranges == 1 ? "in 1 range" : "in %d ranges".formatted(ranges);
  }

  /** What the ledger says of it. */
  static String ledger(LoadPlan plan, LoadPlan.Input input) {
    if (!plan.spec().keepsLedger()) {
      return "none";
    }
    if (input.ledger().isEmpty()) {
      boolean isMissing =
          plan.spec().database().isEmpty()
              || plan.state().filter(it -> !it.hasDatabase()).isPresent();
      return isMissing ? "new" : "unknown";
    }
    LedgerState.OfFile says = input.ledger().get();
    if (plan.spec().writing().restart()) {
      return before(says) + (isNew(says) ? "" : "; --restart forgets it");
    }
    return before(says) + (says.failure().isPresent() ? "; the load would stop" : "");
  }

  private static boolean isNew(LedgerState.OfFile says) {
    return says.finished().isEmpty() && says.covered().bytes() == 0;
  }

  private static String before(LedgerState.OfFile says) {
    if (isNew(says)) {
      return "new";
    }
    long lines = says.lines().of(LineCounter.READ);
    if (says.finished().isPresent()) {
      return "finished %s UTC, %d lines".formatted(says.finished().get(), lines);
    }
    String of = says.file().isSplittable() ? " of %d".formatted(says.file().bytes()) : "";
    return "partly loaded, %d%s bytes, %d lines".formatted(says.covered().bytes(), of, lines);
  }
}
