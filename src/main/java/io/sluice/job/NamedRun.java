package io.sluice.job;

import io.sluice.pipeline.load.status.RunReader;
import io.sluice.pipeline.load.status.RunStatus;
import io.sluice.pipeline.options.OptionException;

/** Finds the run that {@code --run} names. */
final class NamedRun {

  private NamedRun() {}

  /**
   * Reads the latest start of a run.
   *
   * @throws OptionException if the database has no such run
   */
  static RunStatus of(RunReader reader, String name) {
    return reader.latest(name).orElseThrow(() -> unknown(name));
  }

  /** The exception for a run that does not exist. */
  static OptionException unknown(String name) {
    return new OptionException(
        "There is no run %s in this database; sluice status lists the latest ones."
            .formatted(name));
  }
}
