package io.sluice.transforms.scan.read;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.key.Condition;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyConditions;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The statements that scan a table by a key. A row has the requested columns, followed by any key
 * expressions not among them.
 */
public final class ScanSql {

  private final Dialect dialect;
  private final List<KeyColumn> key;
  private final List<String> selected;
  private final List<Integer> keyPositions;
  private final String from;
  private final Condition filter;

  /**
   * @param table the table's name, quoted
   * @param columns the columns to read
   * @param where the user's condition; empty for all rows
   */
  public ScanSql(
      Dialect dialect, String table, TableKey key, List<CatalogColumn> columns, String where) {
    this.dialect = dialect;
    this.key = key.columns();
    this.selected =
        new ArrayList<>(columns.stream().map(column -> dialect.selected(column, table)).toList());
    this.keyPositions = key.columns().stream().map(column -> positionOf(column.read())).toList();
    this.from = " FROM " + dialect.byIndex(table, key);
    // The newline ends a comment in the condition, which would hide what follows.
    this.filter =
        where.isEmpty() ? Condition.ALWAYS : new Condition("(" + where + "\n)", List.of());
  }

  /**
   * Selects the first rows of a range in key order; of rows with NULL in their keys all, in no
   * order.
   */
  public Select page(KeyRange range, int limit) {
    String tail = range.isNulls() ? "" : ordered("") + " LIMIT " + limit;
    return select(String.join(", ", selected), within(range).and(filter), tail);
  }

  /** Selects the key of the first row in a range. */
  public Select first(KeyRange range) {
    return select(keys(), within(range), ordered("") + " LIMIT 1");
  }

  /** Selects the key of the first row in a range after a key, which can lie anywhere. */
  public Select firstAfter(KeyRange range, Key other) {
    Condition condition = within(range).and(dialect.greater(key, other));
    return select(keys(), condition, ordered("") + " LIMIT 1");
  }

  /** Selects the key of the last row in a range. */
  public Select last(KeyRange range) {
    return select(keys(), within(range), ordered(" DESC") + " LIMIT 1");
  }

  /**
   * Selects the key of the first row in a range that starts with the same values as another key.
   */
  public Select firstLike(KeyRange range, Key other, int values) {
    return select(keys(), within(range).and(like(other, values)), ordered("") + " LIMIT 1");
  }

  /** Selects the key of the last row in a range that starts with the same values as another key. */
  public Select lastLike(KeyRange range, Key other, int values) {
    return select(keys(), within(range).and(like(other, values)), ordered(" DESC") + " LIMIT 1");
  }

  /**
   * Selects the rows of a range, for the server to estimate their number. The condition is
   * expanded, because PostgreSQL estimates row values by their first column only.
   */
  public Select rows(KeyRange range) {
    return select("1", within(range, KeyConditions::greater, KeyConditions::lessOrEqual), "");
  }

  /** Reads the key from a row of {@link #page}. */
  public Key key(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>(keyPositions.size());
    for (int position : keyPositions) {
      values.add(row.getString(position));
    }
    return new Key(values);
  }

  /** Reads the key from a row that has no other columns. */
  public Key onlyKey(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>(key.size());
    for (int i = 1; i <= key.size(); i++) {
      values.add(row.getString(i));
    }
    return new Key(values);
  }

  /** The position of an expression in the select list, to which it is added if missing. */
  private int positionOf(String expression) {
    if (!selected.contains(expression)) {
      selected.add(expression);
    }
    return selected.indexOf(expression) + 1;
  }

  private Select select(String selected, Condition condition, String tail) {
    return new Select("SELECT " + selected + from + condition.where() + tail, condition.values());
  }

  private Condition within(KeyRange range) {
    return within(range, dialect::greater, dialect::lessOrEqual);
  }

  private Condition within(
      KeyRange range,
      BiFunction<List<KeyColumn>, Key, Condition> greater,
      BiFunction<List<KeyColumn>, Key, Condition> lessOrEqual) {
    if (range.isNulls()) {
      if (nullable().isEmpty()) {
        return new Condition("1 = 0", List.of());
      }
      return new Condition(
          "(" + joined(nullable(), column -> column.quoted() + " IS NULL", " OR ") + ")",
          List.of());
    }
    // A key with NULL after its first column can be greater than others.
    Condition notNull =
        new Condition(
            joined(nullable(), column -> column.quoted() + " IS NOT NULL", " AND "), List.of());
    Condition after =
        range.lower().map(lower -> greater.apply(key, lower)).orElse(Condition.ALWAYS);
    Condition upTo =
        range.upper().map(upper -> lessOrEqual.apply(key, upper)).orElse(Condition.ALWAYS);
    return after.and(upTo).and(notNull);
  }

  private Condition like(Key other, int values) {
    Condition like = Condition.ALWAYS;
    for (int i = 0; i < values; i++) {
      like = like.and(key.get(i).is("=", other.values().get(i)));
    }
    return like;
  }

  private List<KeyColumn> nullable() {
    return key.stream().filter(KeyColumn::nullable).toList();
  }

  private String keys() {
    return joined(key, KeyColumn::read, ", ");
  }

  private String ordered(String direction) {
    return " ORDER BY " + joined(key, column -> column.quoted() + direction, ", ");
  }

  private static <V> String joined(List<V> values, Function<V, String> text, String by) {
    return values.stream().map(text).collect(joining(by));
  }
}
