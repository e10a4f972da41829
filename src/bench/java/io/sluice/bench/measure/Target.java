package io.sluice.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A figure that is to be reached.
 *
 * @param what the figure
 * @param bound which side of the limit is good
 * @param limit the limit
 * @param measured the figure that was measured
 */
public record Target(String what, Bound bound, double limit, OptionalDouble measured) {

  /** Which side of a limit is good. */
  public enum Bound {
    /** Below. */
    AT_MOST("≤"),
    /** Above. */
    AT_LEAST("≥");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    /** As it is written in mathematics. */
    public String sign() {
      return sign;
    }
  }

  /** A figure that is to be small. */
  public static Target atMost(double limit, String what, OptionalDouble measured) {
    return new Target(what, Bound.AT_MOST, limit, measured);
  }

  /** A figure that is to be large. */
  public static Target atLeast(double limit, String what, OptionalDouble measured) {
    return new Target(what, Bound.AT_LEAST, limit, measured);
  }

  /** Whether it was reached; not when nothing was measured. */
  public boolean isReached() {
    return measured.isPresent()
        && (bound == Bound.AT_MOST
            ? measured.getAsDouble() <= limit
            : measured.getAsDouble() >= limit);
  }

  /** Targets as a table in Markdown. */
  public static List<String> table(List<Target> targets) {
    List<String> lines = new ArrayList<>();
    lines.add("| figure | target | measured | |");
    lines.add("|---|--:|--:|---|");
    targets.forEach(target -> lines.add(target.line()));
    return lines;
  }

  private String line() {
    String format = limit >= 1000 ? "%,.0f" : "%.2f";
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s | %s |",
        what,
        bound.sign(),
        String.format(Locale.ROOT, format, limit),
        measured.isEmpty() ? "–" : String.format(Locale.ROOT, format, measured.getAsDouble()),
        measured.isEmpty() ? "not measured" : isReached() ? "pass" : "miss");
  }

  /** Adds all that is known of it to an object of JSON. */
  public void addTo(ObjectNode json) {
    json.put("what", what).put("bound", bound.sign()).put("limit", limit);
    json.put("measured", measured.isPresent() ? measured.getAsDouble() : null);
    json.put("reached", isReached());
  }
}
