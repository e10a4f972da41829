package io.sluice.pipeline;

import io.sluice.transforms.jdbc.Identifier;

/** Names that users give to databases and tables. */
public final class Names {

  private Names() {}

  /**
   * A name that may stand in a statement.
   *
   * @param option the option that it is the value of
   * @throws OptionException when it is none
   */
  public static String checked(String option, String name) {
    if (!Identifier.isPlain(name)) {
      throw new OptionException(
          "%s=%s is not a name of 1 to 64 letters, digits, underscores and dollars."
              .formatted(option, name));
    }
    return name;
  }
}
