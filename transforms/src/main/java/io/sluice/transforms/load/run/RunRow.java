package io.sluice.transforms.load.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run as the server has it. All times are by the server's clock.
 *
 * @param run the run's name
 * @param table the target table
 * @param settings the settings, as users see them
 * @param rejects the location of rejects
 * @param files the number of input files
 * @param bytes the bytes that were left to read at the start; empty if files are compressed
 * @param before the number of lines that earlier runs had read
 * @param state its state
 * @param started when it started, in UTC, as {@code 2016-09-17T11:04:16Z}
 * @param finished when it ended, in UTC; empty if it has not
 * @param duration from its start to its end, or until now
 * @param silence since its last heartbeat
 * @param failure why it has failed; empty if it has not
 * @param result its result in JSON; empty if it has none yet
 */
public record RunRow(
    String run,
    String table,
    String settings,
    String rejects,
    long files,
    OptionalLong bytes,
    long before,
    RunState state,
    String started,
    Optional<String> finished,
    Duration duration,
    Duration silence,
    Optional<LoadFailure> failure,
    Optional<String> result) {

  /** A run without a heartbeat for longer than this is taken for stalled. */
  static final Duration STALLED_AFTER = Duration.ofSeconds(60);

  /** Reads the current row of {@link RunTable#SELECT}. */
  static RunRow read(ResultSet row) throws SQLException {
    int i = 1;
    String run = row.getString(i++);
    String table = row.getString(i++);
    String settings = row.getString(i++);
    String rejects = row.getString(i++);
    long files = row.getLong(i++);
    long bytes = row.getLong(i++);
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
    long before = row.getLong(i++);
    RunState state = RunState.parse(row.getString(i++));
    String started = row.getString(i++);
    String finished = row.getString(i++);
    Duration duration = Duration.of(row.getLong(i++), ChronoUnit.MICROS);
    Duration silence = Duration.of(row.getLong(i++), ChronoUnit.MICROS);
    String cause = row.getString(i++);
    String reason = row.getString(i++);
    return new RunRow(
        run,
        table,
        settings,
        rejects,
        files,
        known,
        before,
        state,
        started,
        Optional.ofNullable(finished),
        duration,
        silence,
        Optional.ofNullable(cause)
            .map(it -> new LoadFailure(LoadFailure.Cause.parse(it), String.valueOf(reason))),
        Optional.ofNullable(row.getString(i)));
  }

  /** Whether the run has not ended, as far as it says itself. */
  public boolean isActive() {
    return state == RunState.RUNNING || state == RunState.CANCELLING;
  }

  /** Whether the run has not ended, but has not been heard of for a minute. */
  public boolean isStalled() {
    return isActive() && silence.compareTo(STALLED_AFTER) > 0;
  }
}
