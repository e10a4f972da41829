package io.sluice.transforms.throttle;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * Limits that a load must respect. Immutable.
 *
 * @param rowsPerSecond the maximum rows per second for all workers of one JVM; 0 for no limit
 * @param maxLoad limits by the names of the server's status variables; the load pauses while one
 *     exceeds its limit
 * @param pauseQuery the user's query for one number; null for none
 * @param pauseAbove the load pauses while that number is above this one
 */
public record ThrottleLimits(
    long rowsPerSecond, Map<String, Long> maxLoad, String pauseQuery, double pauseAbove)
    implements Serializable {

  /** No limits. */
  public static final ThrottleLimits NONE = new ThrottleLimits(0, Map.of(), null, 0);

  public ThrottleLimits {
    requireNonNull(maxLoad, "maxLoad is null");
    maxLoad = Map.copyOf(maxLoad);
  }

  /** The user's query; empty for none. */
  Optional<String> query() {
    return Optional.ofNullable(pauseQuery);
  }

  /** Whether the limits require polling the server. */
  public boolean needServer() {
    return !maxLoad.isEmpty() || pauseQuery != null;
  }
}
