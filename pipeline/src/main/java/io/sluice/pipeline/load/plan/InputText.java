package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.metrics.LineCounter;

/** Describes what a load would do with a file. */
final class InputText {

  private InputText() {}

  /**
   * How the file is read.
   *
   * @param ranges the number of ranges
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

  /** The file's state in the ledger. */
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
    LedgerState.OfFile entry = input.ledger().get();
    if (plan.spec().writing().restart()) {
      return describe(entry) + (isNew(entry) ? "" : "; --restart forgets it");
    }
    return describe(entry) + (entry.failure().isPresent() ? "; the load would stop" : "");
  }

  private static boolean isNew(LedgerState.OfFile entry) {
    return entry.finished().isEmpty() && entry.covered().bytes() == 0;
  }

  private static String describe(LedgerState.OfFile entry) {
    if (isNew(entry)) {
      return "new";
    }
    long lines = entry.lines().of(LineCounter.READ);
    if (entry.finished().isPresent()) {
      return "finished %s UTC, %d lines".formatted(entry.finished().get(), lines);
    }
    String total = entry.file().isSplittable() ? " of %d".formatted(entry.file().bytes()) : "";
    return "partly loaded, %d%s bytes, %d lines".formatted(entry.covered().bytes(), total, lines);
  }
}
