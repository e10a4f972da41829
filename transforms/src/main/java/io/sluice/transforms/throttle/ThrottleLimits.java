package io.sluice.transforms.throttle;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * What a load must keep to. Immutable.
 *
 * @param rowsPerSecond the most rows a second that the workers of one JVM write together; 0 for any
 *     number
 * @param maxLoad bounds by the names of the server's status variables; while one is above its bound
 *     the load pauses
 * @param pauseQuery a query of the user's for one number; null for none
 * @param pauseAbove while that number is above this one the load pauses
 */
public record ThrottleLimits(
    long rowsPerSecond, Map<String, Long> maxLoad, String pauseQuery, double pauseAbove)
    implements Serializable {

  /** There are no limits. */
  public static final ThrottleLimits NONE = new ThrottleLimits(0, Map.of(), null, 0);

  public ThrottleLimits {
    requireNonNull(maxLoad, "maxLoad is null");
    maxLoad = Map.copyOf(maxLoad);
  }

  /** The user's query; empty for none. */
  Optional<String> query() {
    return Optional.ofNullable(pauseQuery);
  }

  /** Whether the server has to be looked at. */
  public boolean dependOnServer() {
    return !maxLoad.isEmpty() || pauseQuery != null;
  }
}
