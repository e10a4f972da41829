package io.sluice.transforms.scan.table;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.TableDescription.TableIndex;
import io.sluice.transforms.scan.table.TableDescription.UnfitIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the key by which a table is walked.
 *
 * @param table the table's name
 * @param shape what there is of it
 */
public record KeyChoice(String table, TableDescription shape) {

  /**
   * The first unique index without a NULL in it, the primary key before all others.
   *
   * @param nullKeys whether, where there is none, it may be one with NULLs
   */
  public Optional<TableKey> best(boolean nullKeys) {
    List<TableKey> keys =
        unique().map(index -> new TableKey(index.quoted(), index.uniqueColumns())).toList();
    Optional<TableKey> whole =
        keys.stream()
            .filter(key -> key.columns().stream().noneMatch(KeyColumn::nullable))
            .findFirst();
    return whole.isPresent() || !nullKeys ? whole : keys.stream().findFirst();
  }

  /** Why there is no such index, in a sentence without its period. */
  public String whyNone() {
    Stream<String> nullable = unique().map(index -> "%s allows NULL".formatted(index.quoted()));
    Stream<String> unfit =
        shape.unfit().stream()
            .filter(UnfitIndex::isUnique)
            .map(index -> index.quoted() + " " + index.reason());
    String reasons = Stream.concat(nullable, unfit).collect(joining("; "));
    return reasons.isEmpty()
        ? "The table %s has no unique index without NULLs to scan by".formatted(table)
        : LogSanitizer.of(
            "The table %s cannot be scanned by any of its unique indexes: %s"
                .formatted(table, reasons));
  }

  private Stream<TableIndex> unique() {
    return shape.indexes().stream().filter(index -> index.unique() > 0);
  }

  /**
   * The key of certain columns.
   *
   * @param names the columns, in the order in which the table is to be walked
   * @param nullKeys whether rows without a whole key may be read apart
   * @throws DatabaseException when rows could be lost or read twice by it, or it takes sorting
   */
  public TableKey of(List<String> names, boolean nullKeys) {
    TableIndex index =
        index(names, String::equals)
            .or(() -> index(names, String::equalsIgnoreCase))
            .orElseThrow(() -> withoutIndex(names));
    List<KeyColumn> columns = index.columns().subList(0, names.size());
    if (shape.indexes().stream().noneMatch(unique -> isWithin(unique, columns))) {
      throw new DatabaseException(
          "Rows of the table %s may have the same %s, and some would be lost between two pages; add what tells them apart, as %s."
              .formatted(table, String.join(", ", names), advice(names)));
    }
    Optional<KeyColumn> nullable = columns.stream().filter(KeyColumn::nullable).findFirst();
    if (nullable.isPresent() && !nullKeys) {
      throw new DatabaseException(
          "%s of the table %s may be NULL, and such rows have no place in the order; allow them to be read apart, or take another key."
              .formatted(nullable.get().name(), table));
    }
    return new TableKey(index.quoted(), columns);
  }

  /** The first index by these names; to MySQL, the case of column names does not matter. */
  private Optional<TableIndex> index(List<String> names, BiPredicate<String, String> areSame) {
    return shape.indexes().stream()
        .filter(index -> begins(columnNames(index), names, areSame))
        .findFirst();
  }

  private DatabaseException withoutIndex(List<String> names) {
    String order = String.join(", ", names);
    return new DatabaseException(
        LogSanitizer.of(
            shape.unfit().stream()
                .filter(unfit -> begins(unfit.columns(), names, String::equalsIgnoreCase))
                .findFirst()
                .map(
                    unfit ->
                        "The table %s cannot be scanned in the order of %s: its index %s %s."
                            .formatted(table, order, unfit.quoted(), unfit.reason()))
                .orElse(
                    "No index of the table %s orders its rows by %s.".formatted(table, order))));
  }

  private static List<String> columnNames(TableIndex index) {
    return index.columns().stream().map(KeyColumn::name).toList();
  }

  private static boolean begins(
      List<String> columns, List<String> names, BiPredicate<String, String> areSame) {
    return columns.size() >= names.size()
        && IntStream.range(0, names.size())
            .allMatch(i -> areSame.test(columns.get(i), names.get(i)));
  }

  private static boolean isWithin(TableIndex unique, List<KeyColumn> columns) {
    return unique.unique() > 0 && columns.containsAll(unique.uniqueColumns());
  }

  private String advice(List<String> names) {
    return best(false)
        .map(
            key ->
                String.join(", ", names)
                    + ", "
                    + key.columns().stream()
                        .map(KeyColumn::name)
                        .filter(name -> !names.contains(name))
                        .collect(joining(", ")))
        .orElse("those of a unique key");
  }
}
