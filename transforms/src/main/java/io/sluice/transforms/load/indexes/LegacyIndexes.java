package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger of indexes of earlier editions of Sluice, which kept a definition as text. Its entries
 * are still read, and removed when their indexes are built, but none is added.
 */
final class LegacyIndexes {

  /** The name of the table. */
  static final String TABLE = "sluice_ledger_key";

  /** The table with its columns. */
  static final InternalTable OWN_TABLE =
      new InternalTable(TABLE, List.of("table", "name", "definition"));

  static final String SELECT =
      "SELECT `name`, `definition` FROM " + TABLE + " WHERE `table` = ? ORDER BY `name`";

  private static final String NAME = "`(?:[^`\\x00]|``){1,64}`";
  private static final String PART = NAME + "(?:\\([0-9]{1,4}\\))?(?: DESC)?";

  /** The servers' notation: names double backticks, and comments escape these characters. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "KEY (?<name>NAME) \\((?<parts>PART(?:,PART){0,63})\\)"
                  .replace("NAME", NAME)
                  .replace("PART", PART)
              + "(?: USING (?<method>BTREE|HASH))?"
              + "(?: KEY_BLOCK_SIZE=(?<size>[0-9]{1,9}))?"
              + "(?: COMMENT '(?<comment>(?:[^'\\\\\\x00]|''|\\\\[0nr\\\\]){0,1024})')?"
              + "(?<invisible> /\\*!80000 INVISIBLE \\*/| IGNORED)?");

  private static final Pattern EACH_PART =
      Pattern.compile(
          "(?<column>NAME)(?:\\((?<prefix>[0-9]+)\\))?(?<desc> DESC)?".replace("NAME", NAME));
  private static final Pattern ESCAPE = Pattern.compile("''|\\\\(.)");

  private LegacyIndexes() {}

  /** Reads an entry from a row of {@link #SELECT}. */
  static IndexEntry entry(ResultSet row) throws SQLException {
    String name = row.getString(1);
    String definition = Objects.requireNonNullElse(row.getString(2), "");
    return new IndexEntry(TABLE, name, parse(name, definition), definition);
  }

  /**
   * Parses a definition that others may have written.
   *
   * @return the index; empty unless this is exactly the definition of a plain index of that name
   */
  static Optional<SecondaryIndex> parse(String name, String definition) {
    Matcher matcher = DEFINITION.matcher(definition);
    if (!matcher.matches() || !Identifier.unquoted(matcher.group("name")).equals(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SecondaryIndex(
              name,
              parts(matcher.group("parts")),
              matcher.group("method") == null
                  ? Method.DEFAULT
                  : Method.valueOf(matcher.group("method")),
              matcher.group("comment") == null ? "" : unescaped(matcher.group("comment")),
              number(matcher.group("size")),
              matcher.group("invisible") == null));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<IndexPart> parts(String parts) {
    return EACH_PART
        .matcher(parts)
        .results()
        .map(
            part ->
                new IndexPart(
                    Identifier.unquoted(part.group(1)),
                    number(part.group(2)),
                    part.group(3) != null))
        .toList();
  }

  private static OptionalInt number(String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  private static String unescaped(String comment) {
    return ESCAPE
        .matcher(comment)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? "'"
                        : switch (escape.group(1)) {
                          case "0" -> "\0";
                          case "n" -> "\n";
                          case "r" -> "\r";
                          default -> escape.group(1);
                        }));
  }
}
