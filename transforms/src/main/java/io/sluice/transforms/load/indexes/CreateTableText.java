package io.sluice.transforms.load.indexes;

import java.util.Optional;

/**
 * The result of SHOW CREATE TABLE, which shows options that information_schema does not have.
 *
 * @param text the statement
 */
record CreateTableText(String text) {

  private static final String NEW_LINE = "\n  ";

  /**
   * Finds the clause of an index that is neither unique nor special.
   *
   * @return the clause without the comma after it; empty if there is no such clause, or several
   *     places look like one
   */
  Optional<String> clause(String index) {
    String beginning = NEW_LINE + SecondaryIndex.shownBeginning(index);
    int start = text.indexOf(beginning);
    if (start < 0 || text.indexOf(beginning, start + 1) >= 0) {
      return Optional.empty();
    }
    // A line break in a column's name ends the clause too early, and the index stays as it is.
    int end = text.indexOf('\n', start + beginning.length());
    if (end < 0) {
      return Optional.empty();
    }
    String line = text.substring(start + NEW_LINE.length(), end);
    return Optional.of(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
  }
}
