package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain secondary key: neither unique nor FULLTEXT, SPATIAL or VECTOR, and on columns, not on
 * expressions. Building it does not depend on what values mean, so no value can make it fail.
 *
 * <p>The definition always matches {@link #DEFINITION}, wherever it comes from, so that it is safe
 * in a statement.
 *
 * @param name its name
 * @param definition what stands in CREATE TABLE: {@code KEY `name` (`column`)}
 */
record SecondaryIndex(String name, String definition) {

  private static final String NAME = "`(?:[^`\\x00]|``){1,64}`";
  private static final String PART = NAME + "(?:\\([0-9]{1,4}\\))?(?: DESC)?";

  /** As the servers write it: backticks are doubled in names, and these escaped in comments. */
  private static final String DEFINITION =
      "KEY (?<name>NAME) \\((?<parts>PART(?:,PART){0,63})\\)"
              .replace("NAME", NAME)
              .replace("PART", PART)
          + "(?: USING (?:BTREE|HASH))?"
          + "(?: KEY_BLOCK_SIZE=[0-9]{1,9})?"
          + "(?: COMMENT '(?:[^'\\\\\\x00]|''|\\\\[0nr\\\\]){0,1024}')?"
          + "(?: /\\*!80000 INVISIBLE \\*/| IGNORED)?";

  private static final Pattern WHOLE = Pattern.compile(DEFINITION);
  private static final Pattern LINE =
      Pattern.compile("(?m)^  (?<definition>" + DEFINITION + "),?$");
  private static final Pattern COLUMN = Pattern.compile("(" + NAME + ")[^`]*");

  SecondaryIndex {
    if (nameIn(definition).filter(name::equals).isEmpty()) {
      throw new IllegalArgumentException("not the definition of a plain key: " + definition);
    }
  }

  /**
   * Parses a key that others may have written.
   *
   * @return the key; empty unless it is exactly the definition of a plain key of that name
   */
  static Optional<SecondaryIndex> parse(String name, String definition) {
    return nameIn(definition)
        .filter(name::equals)
        .map(same -> new SecondaryIndex(name, definition));
  }

  /** The plain keys in a CREATE TABLE as the server writes it. */
  static List<SecondaryIndex> in(String createTable) {
    return LINE.matcher(createTable)
        .results()
        .map(line -> line.group(1))
        .map(definition -> new SecondaryIndex(nameIn(definition).orElseThrow(), definition))
        .toList();
  }

  /** The names of its columns, in their order. */
  List<String> columns() {
    Matcher whole = WHOLE.matcher(definition);
    if (!whole.matches()) {
      throw new IllegalStateException(definition);
    }
    return COLUMN
        .matcher(whole.group("parts"))
        .results()
        .map(column -> Identifier.unquoted(column.group(1)))
        .toList();
  }

  private static Optional<String> nameIn(String definition) {
    Matcher whole = WHOLE.matcher(definition);
    return whole.matches()
        ? Optional.of(Identifier.unquoted(whole.group("name")))
        : Optional.empty();
  }
}
