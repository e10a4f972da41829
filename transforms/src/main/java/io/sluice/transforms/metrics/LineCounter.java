package io.sluice.transforms.metrics;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.Locale;

/** The counters of lines, as Beam metrics in the namespace {@value #NAMESPACE}. */
public enum LineCounter {
  /** All lines. */
  READ,
  /** Records that are new rows. */
  LOADED,
  /** Records that were in the table already, as they are. */
  DUPLICATE,
  /** Records whose key was in the table already with other contents. */
  CONFLICT,
  /** Records that the user's filter does not keep. */
  FILTERED,
  /** Lines that are not records, or not ones that the table takes; also by reason. */
  REJECTED,
  /** Lines that hold nothing but white space. */
  BLANK,
  /** Of the records, those with a text that was cut to its column's length. */
  TRUNCATED,
  /** Of the conflicts, those that took the place of the row that was there. */
  UPDATED;

  /** The namespace of the metrics. */
  public static final String NAMESPACE = "sluice";

  /** Those of which each line that is read ends under exactly one. */
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
