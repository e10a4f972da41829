package io.sluice.pipeline.options;

/** Checks SQL that users write. */
public final class SqlOption {

  private SqlOption() {}

  /**
   * Returns the SQL, or an empty string if the option is not given.
   *
   * @param option the option that holds it
   * @throws OptionException if the option is given but blank, for example from an unset shell
   *     variable: its user does not want all rows
   */
  public static String checked(String option, String sql) {
    if (sql != null && sql.isBlank()) {
      throw new OptionException(
          option + " is given and says nothing; without it all rows are read.");
    }
    return sql == null ? "" : sql;
  }
}
