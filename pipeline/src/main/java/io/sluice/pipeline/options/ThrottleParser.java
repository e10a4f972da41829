package io.sluice.pipeline.options;

import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the throttle options into limits. */
public final class ThrottleParser {

  private static final Pattern BOUND = Pattern.compile("\\s*(\\w+)\\s*=\\s*(\\d{1,18})\\s*");
  private static final Pattern QUERY =
      Pattern.compile("(?s)\\s*(\\S.*?)\\s*>\\s*(-?\\d{1,15}(?:\\.\\d{1,9})?)\\s*");

  private ThrottleParser() {}

  /**
   * Returns the limits.
   *
   * @throws OptionException if an option has a bad value
   */
  public static ThrottleLimits of(ThrottleOptions options) {
    if (options.getRateLimit() < 0) {
      throw new OptionException(
          "--rateLimit=%d is not a number of rows a second.".formatted(options.getRateLimit()));
    }
    Map<String, Long> maxLoad = maxLoad(options.getMaxLoad());
    if (options.getPauseIf() == null) {
      return new ThrottleLimits(options.getRateLimit(), maxLoad, null, 0);
    }
    Matcher query = QUERY.matcher(options.getPauseIf());
    if (!query.matches()) {
      throw new OptionException(
          "--pauseIf=%s is not a query and a bound such as \"SELECT seconds FROM lag>5\"."
              .formatted(options.getPauseIf()));
    }
    return new ThrottleLimits(
        options.getRateLimit(), maxLoad, query.group(1), Double.parseDouble(query.group(2)));
  }

  private static Map<String, Long> maxLoad(List<String> bounds) {
    Map<String, Long> maxLoad = new HashMap<>();
    for (String text : bounds == null ? List.<String>of() : bounds) {
      Matcher bound = BOUND.matcher(text);
      if (!bound.matches()) {
        throw new OptionException(
            "--maxLoad=%s is not a status variable and its bound such as Threads_running=25."
                .formatted(text));
      }
      maxLoad.put(bound.group(1), Long.parseLong(bound.group(2)));
    }
    return maxLoad;
  }
}
