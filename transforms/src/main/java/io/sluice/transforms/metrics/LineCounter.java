package io.sluice.transforms.metrics;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.Locale;

/** The counters of lines, as Beam metrics in the namespace {@value #NAMESPACE}. */
public enum LineCounter {
  /** All lines read. */
  READ,
  /** Records inserted as new rows. */
  LOADED,
  /** Records identical to an existing row. */
  DUPLICATE,
  /** Records whose key exists with other contents. */
  CONFLICT,
  /** Records that the user's filter drops. */
  FILTERED,
  /** Lines that are not valid records, or that the table cannot store; also counted by reason. */
  REJECTED,
  /** Lines of white space only. */
  BLANK,
  /** Records with a string that was cut to its column's length. */
  TRUNCATED,
  /** Conflicts in which the record replaced the existing row. */
  UPDATED;

  /** The namespace of the metrics. */
  public static final String NAMESPACE = "sluice";

  /** The outcomes; each line read counts under exactly one of them. */
  public static final List<LineCounter> OUTCOMES =
      List.of(LOADED, DUPLICATE, CONFLICT, FILTERED, REJECTED, BLANK);

  /** The metric's name. */
  public String metric() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the metric that counts the lines rejected for a reason. */
  public static String metric(Reason reason) {
    return REJECTED.metric() + "." + reason.name();
  }
}
