package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reason;
import java.util.Locale;

/** The counters of lines, as Beam metrics in the namespace {@value #NAMESPACE}. */
public enum LineCounter {
  /** All lines. */
  READ,
  /** Lines that hold nothing but white space. */
  BLANK,
  /** Records that the user's filter does not keep. */
  FILTERED,
  /** Lines that are not records; also by reason, see {@link #metric(Reason)}. */
  REJECTED,
  /** Records that were kept with a text cut to its column's length. */
  TRUNCATED;

  /** The namespace of the metrics. */
  public static final String NAMESPACE = "sluice";

  /** The metric's name. */
  public String metric() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the metric that counts the lines rejected for a reason. */
  public static String metric(Reason reason) {
    return REJECTED.metric() + "." + reason.name();
  }
}
