package io.sluice.transforms.load.run;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import java.util.Locale;

/** The states of a run. */
public enum RunState {
  /** It loads rows or builds indexes, unless its heartbeat has stopped. */
  RUNNING,
  /** A request to cancel it is pending. */
  CANCELLING,
  /** All lines are accounted for. */
  DONE,
  /** It has ended early, or its result is a failure. */
  FAILED,
  /** It has ended because of a request to cancel it. */
  CANCELLED;

  /** The state as it is stored and shown. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses a stored state.
   *
   * @throws DatabaseException if another program has stored it
   */
  static RunState parse(String text) {
    for (RunState state : values()) {
      if (state.text().equals(text)) {
        return state;
      }
    }
    throw new DatabaseException(
        "The table %s holds the state %s, which Sluice does not know."
            .formatted(RunTable.NAME, LogSanitizer.of(text)));
  }
}
