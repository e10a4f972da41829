package io.sluice.pipeline.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses durations that users give. */
public final class DurationOption {

  private static final Pattern TIME = Pattern.compile("\\d{1,9}[smh]");

  private DurationOption() {}

  /**
   * Parses a duration such as 30s, 10m or 2h.
   *
   * @param option the option that holds it
   * @throws OptionException if it is not a duration
   */
  public static Duration of(String option, String text) {
    if (!TIME.matcher(text).matches()) {
      throw new OptionException(
          "%s=%s is not a time such as 30s, 10m or 2h.".formatted(option, text));
    }
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
