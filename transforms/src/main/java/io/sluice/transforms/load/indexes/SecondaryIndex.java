package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain secondary index: not unique, FULLTEXT, SPATIAL or VECTOR, and on columns, not on
 * expressions. Building it does not depend on what values mean, so no value can make it fail.
 *
 * <p>The definition always matches {@link #DEFINITION}, whatever its source, so it is safe in a
 * statement.
 *
 * @param name its name
 * @param definition its clause in CREATE TABLE: {@code KEY `name` (`column`)}
 */
record SecondaryIndex(String name, String definition) {

  private static final String NAME = "`(?:[^`\\x00]|``){1,64}`";
  private static final String PART = NAME + "(?:\\([0-9]{1,4}\\))?(?: DESC)?";

  /** The servers' notation: names double backticks, and comments escape these characters. */
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
   * Parses a definition that others may have written.
   *
   * @return the index; empty unless this is exactly the definition of a plain index of that name
   */
  static Optional<SecondaryIndex> parse(String name, String definition) {
    return nameIn(definition)
        .filter(name::equals)
        .map(same -> new SecondaryIndex(name, definition));
  }

  /** Finds the plain indexes in the server's CREATE TABLE statement. */
  static List<SecondaryIndex> in(String createTable) {
    return LINE.matcher(createTable)
        .results()
        .map(line -> line.group(1))
        .map(definition -> new SecondaryIndex(nameIn(definition).orElseThrow(), definition))
        .toList();
  }

  /** The names of its columns, in order. */
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
