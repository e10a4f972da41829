package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.messages.LogSanitizer;

/** Checks names that users give to databases, schemas, tables and columns. */
public final class NameOption {

  private NameOption() {}

  /**
   * Checks that a server accepts a name when it is quoted, as statements do.
   *
   * @param option the option that holds it
   * @throws OptionException if no server of this kind accepts the name
   */
  public static String checked(String option, String name, Engine engine) {
    Identifier.invalidReason(name, engine)
        .ifPresent(
            invalidReason -> {
              throw new OptionException(
                  "%s=%s is not a valid name: it %s."
                      .formatted(option, LogSanitizer.of(name), invalidReason));
            });
    return name;
  }
}
