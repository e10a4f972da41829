package io.sluice.transforms.load.run;

import io.sluice.transforms.jdbc.DatabaseException;

/** Thrown if another run has claimed the files of a load. */
public final class TakenOverException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  /**
   * @param run the run that stops
   */
  public TakenOverException(String run) {
    super("Another run has claimed the files of this load; this one (%s) stops.".formatted(run));
  }
}
