package io.sluice.bench.scan;

import io.sluice.bench.measure.Attempt;
import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.InRound;
import io.sluice.bench.measure.Measured;

/**
 * A table that was read, or of which a part was.
 *
 * @param contestant who
 * @param round in which round
 * @param end how it ended
 * @param client what its process took
 * @param serverCpuSeconds how long the server kept cores busy meanwhile
 * @param tally what was read
 */
public record ScanResult(
    ScanContestant contestant,
    int round,
    End end,
    Measured client,
    double serverCpuSeconds,
    Found tally)
    implements InRound {

  /** How a process ended. */
  public enum End {
    DONE,
    OUT_OF_TIME,
    OUT_OF_MEMORY;

    /**
     * Of a process.
     *
     * @throws BenchException when it failed
     */
    static End of(Attempt attempt, String who, Object log) {
      if (attempt.isOutOfTime()) {
        return OUT_OF_TIME;
      }
      if (attempt.isOutOfMemory()) {
        return OUT_OF_MEMORY;
      }
      if (!attempt.isDone()) {
        throw new BenchException(
            "%s failed with status %d; %s says why.".formatted(who, attempt.status(), log));
      }
      return DONE;
    }
  }

  /** Whether all rows were read. */
  public boolean isDone() {
    return end == End.DONE;
  }
}
