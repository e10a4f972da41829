package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.messages.LogSanitizer;

/** Names that users give to databases, schemas, tables and columns. */
public final class Names {

  private Names() {}

  /**
   * Checks that a server can have a name. Statements quote it.
   *
   * @param option the option that it is the value of
   * @throws OptionException if no server of this kind accepts such a name
   */
  public static String checked(String option, String name, Engine engine) {
    Identifier.flaw(name, engine)
        .ifPresent(
            flaw -> {
              throw new OptionException(
                  "%s=%s is not a valid name: it %s."
                      .formatted(option, LogSanitizer.of(name), flaw));
            });
    return name;
  }
}
