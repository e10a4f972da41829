package io.sluice.transforms.load.indexes;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.MySqlFlavor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain secondary index: not unique, FULLTEXT, SPATIAL or VECTOR, and on columns, not on
 * expressions. Building it does not depend on what values mean, so no value can make it fail.
 *
 * <p>Its SQL is made of these values alone, each quoted or one of a few words, so it is safe in a
 * statement wherever they come from.
 *
 * @param name its name
 * @param parts its columns, in order
 * @param method the method as written, which InnoDB ignores
 * @param comment its comment; empty if it has none
 * @param keyBlockSize its KEY_BLOCK_SIZE; empty if it has none
 * @param isVisible whether the server uses it for queries
 */
record SecondaryIndex(
    String name,
    List<IndexPart> parts,
    Method method,
    String comment,
    OptionalInt keyBlockSize,
    boolean isVisible) {

  private static final int MAX_PARTS = 64;
  private static final int MAX_COMMENT = 1024;
  private static final int MAX_KEY_BLOCK_SIZE = 65_535;

  /** What only SHOW CREATE TABLE says of an index, in the servers' order. */
  private static final Pattern SHOWN_OPTIONS =
      Pattern.compile("(?: USING (?<method>BTREE|HASH))?(?: KEY_BLOCK_SIZE=(?<size>[0-9]{1,5}))?");

  /** The method that an index was created with. */
  enum Method {
    /** None was written. */
    DEFAULT,
    BTREE,
    HASH
  }

  /**
   * Checks the values, which others may have written.
   *
   * @throws IllegalArgumentException if no server can have such an index
   */
  SecondaryIndex {
    parts = List.copyOf(parts);
    require(Identifier.invalidReason(name, Engine.MYSQL).isEmpty(), "not the name of an index");
    require(!parts.isEmpty() && parts.size() <= MAX_PARTS, "a wrong number of parts");
    require(comment.codePointCount(0, comment.length()) <= MAX_COMMENT, "a comment too long");
    // MariaDB 11.4 loses what follows a NUL, and damages the comments of the table's other indexes.
    require(comment.indexOf('\0') < 0, "a NUL in the comment");
    require(isKeyBlockSize(keyBlockSize), "not a block size");
  }

  /** The names of its columns, in order. */
  List<String> columns() {
    return parts.stream().map(IndexPart::column).toList();
  }

  /** Its clause for a statement of Sluice's: {@code INDEX `name` (`column`)}. */
  String definition(MySqlFlavor flavor) {
    return "INDEX " + clause(Identifier::quoted, flavor);
  }

  /** Its clause as SHOW CREATE TABLE shows it: {@code KEY `name` (`column`)}. */
  String shown(MySqlFlavor flavor) {
    return "KEY " + clause(SecondaryIndex::shownName, flavor);
  }

  /** How every clause of an index of that name begins in SHOW CREATE TABLE. */
  static String shownBeginning(String name) {
    return "KEY " + shownName(name) + " (";
  }

  /**
   * Completes an index from information_schema with the options that only SHOW CREATE TABLE shows.
   *
   * @param shown the index's clause in SHOW CREATE TABLE
   * @return the index of exactly that clause; empty if the clause shows anything else
   */
  Optional<SecondaryIndex> completedBy(String shown, MySqlFlavor flavor) {
    int options = ("KEY " + columnsClause(SecondaryIndex::shownName)).length();
    if (options > shown.length()) {
      return Optional.empty();
    }
    Matcher matcher = SHOWN_OPTIONS.matcher(shown).region(options, shown.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    Optional<SecondaryIndex> completed = with(matcher.group("method"), matcher.group("size"));
    return completed.filter(index -> index.shown(flavor).equals(shown));
  }

  private Optional<SecondaryIndex> with(String method, String size) {
    OptionalInt bytes = size == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(size));
    return isKeyBlockSize(bytes)
        ? Optional.of(
            new SecondaryIndex(
                name,
                parts,
                method == null ? Method.DEFAULT : Method.valueOf(method),
                comment,
                bytes,
                isVisible))
        : Optional.empty();
  }

  private static boolean isKeyBlockSize(OptionalInt size) {
    return size.isEmpty() || size.getAsInt() >= 1 && size.getAsInt() <= MAX_KEY_BLOCK_SIZE;
  }

  private String clause(UnaryOperator<String> quoting, MySqlFlavor flavor) {
    return columnsClause(quoting)
        + (method == Method.DEFAULT ? "" : " USING " + method)
        + (keyBlockSize.isPresent() ? " KEY_BLOCK_SIZE=" + keyBlockSize.getAsInt() : "")
        + (comment.isEmpty() ? "" : " COMMENT " + quoted(comment))
        + (isVisible ? "" : invisible(flavor));
  }

  private String columnsClause(UnaryOperator<String> quoting) {
    return parts.stream()
        .map(part -> part.sql(quoting))
        .collect(joining(",", quoting.apply(name) + " (", ")"));
  }

  private static String invisible(MySqlFlavor flavor) {
    return switch (flavor) {
      case MYSQL -> " /*!80000 INVISIBLE */";
      case MARIADB -> " IGNORED";
    };
  }

  /** Unlike {@link Identifier#quoted}, never with a comment for the driver. */
  private static String shownName(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /**
   * Quotes a string as the servers show it, for sessions without NO_BACKSLASH_ESCAPES, which all of
   * Sluice's are.
   */
  private static String quoted(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("'", "''")
        + "'";
  }

  private static void require(boolean isValid, String otherwise) {
    if (!isValid) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
