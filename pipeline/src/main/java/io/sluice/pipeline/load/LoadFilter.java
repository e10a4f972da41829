package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.chat.ChatFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the options that select records into a filter. */
public final class LoadFilter {

  private LoadFilter() {}

  /**
   * Returns the filter that the options describe.
   *
   * @throws OptionException if an option has a bad value
   */
  public static ChatFilter of(TableOptions options) {
    Instant since = timestamp("--since", options.getSince());
    Instant until = timestamp("--until", options.getUntil());
    if (since != null && until != null && !since.isBefore(until)) {
      throw new OptionException("--since is not before --until: nothing could be loaded.");
    }
    Set<String> types = set(options.getTypes());
    for (String type : types) {
      if (!ChatFilter.TYPES.contains(type)) {
        throw new OptionException(
            "--types=%s is not one of %s.".formatted(type, String.join(", ", ChatFilter.TYPES)));
      }
    }
    return new ChatFilter(types, set(options.getSites()), since, until);
  }

  private static Set<String> set(List<String> values) {
    return values == null ? Set.of() : new HashSet<>(values);
  }

  private static Instant timestamp(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new OptionException(
          "%s=%s is not an instant such as 2016-09-17 or 2016-09-17T11:04:16Z."
              .formatted(option, text));
    }
  }
}
