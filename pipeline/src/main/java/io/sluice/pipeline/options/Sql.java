package io.sluice.pipeline.options;

/** What users write in the database's SQL. */
public final class Sql {

  private Sql() {}

  /**
   * What is given, or nothing where the option is not.
   *
   * @param option the option that it is the value of
   * @throws OptionException when it is given and says nothing, as a variable does that is not set:
   *     whoever gives it does not want all rows
   */
  public static String checked(String option, String sql) {
    if (sql != null && sql.isBlank()) {
      throw new OptionException(
          option + " is given and says nothing; without it all rows are read.");
    }
    return sql == null ? "" : sql;
  }
}
