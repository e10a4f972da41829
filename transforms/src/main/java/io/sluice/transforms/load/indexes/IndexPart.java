package io.sluice.transforms.load.indexes;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Identifier;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A column in an index.
 *
 * @param column its name
 * @param prefix how many characters or bytes of it are indexed; empty for all
 * @param isDescending whether the index sorts it in descending order
 */
record IndexPart(String column, OptionalInt prefix, boolean isDescending) {

  /** The most bytes that InnoDB indexes of a column. */
  static final int MAX_PREFIX = 3072;

  /**
   * Checks the values, which others may have written.
   *
   * @throws IllegalArgumentException if no server can have such a part
   */
  IndexPart {
    requireNonNull(column, "column is null");
    if (Identifier.invalidReason(column, Engine.MYSQL).isPresent()) {
      throw new IllegalArgumentException("not the name of a column: " + column);
    }
    if (prefix.isPresent() && (prefix.getAsInt() < 1 || prefix.getAsInt() > MAX_PREFIX)) {
      throw new IllegalArgumentException("not the length of a prefix: " + prefix.getAsInt());
    }
  }

  /** The part in SQL. */
  String sql(UnaryOperator<String> quoting) {
    String length = prefix.isPresent() ? "(" + prefix.getAsInt() + ")" : "";
    return quoting.apply(column) + length + (isDescending ? " DESC" : "");
  }
}
