package io.sluice.transforms.scan.table;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable.TableIndex;
import io.sluice.transforms.scan.table.CatalogTable.UnusableIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the key by which a table is scanned.
 *
 * @param table the table's name
 * @param description the table's description
 */
public record KeyChoice(String table, CatalogTable description) {

  /**
   * The first unique index without NULLs; the primary key comes first.
   *
   * @param nullKeys whether to fall back to a unique index with NULLs
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

  /** Why there is no such index, as a sentence without its period. */
  public String whyNone() {
    Stream<String> nullable = unique().map(index -> "%s allows NULL".formatted(index.quoted()));
    Stream<String> unusable =
        description.unusable().stream()
            .filter(UnusableIndex::isUnique)
            .map(index -> index.quoted() + " " + index.reason());
    String reasons = Stream.concat(nullable, unusable).collect(joining("; "));
    return reasons.isEmpty()
        ? "The table %s has no unique index without NULLs to scan by".formatted(table)
        : LogSanitizer.of(
            "The table %s cannot be scanned by any of its unique indexes: %s"
                .formatted(table, reasons));
  }

  private Stream<TableIndex> unique() {
    return description.indexes().stream().filter(index -> index.unique() > 0);
  }

  /**
   * The key of the given columns.
   *
   * @param names the columns, in the order of the scan
   * @param nullKeys whether rows with NULL in their keys may be read separately
   * @throws DatabaseException if the scan could lose or repeat rows, or would need sorting
   */
  public TableKey of(List<String> names, boolean nullKeys) {
    TableIndex index =
        index(names, String::equals)
            .or(() -> index(names, String::equalsIgnoreCase))
            .orElseThrow(() -> withoutIndex(names));
    List<KeyColumn> columns = index.columns().subList(0, names.size());
    if (description.indexes().stream().noneMatch(unique -> isWithin(unique, columns))) {
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

  /** The first index that starts with these columns. */
  private Optional<TableIndex> index(List<String> names, BiPredicate<String, String> areSame) {
    return description.indexes().stream()
        .filter(index -> begins(columnNames(index), names, areSame))
        .findFirst();
  }

  private DatabaseException withoutIndex(List<String> names) {
    String order = String.join(", ", names);
    return new DatabaseException(
        LogSanitizer.of(
            description.unusable().stream()
                .filter(unusable -> begins(unusable.columns(), names, String::equalsIgnoreCase))
                .findFirst()
                .map(
                    unusable ->
                        "The table %s cannot be scanned in the order of %s: its index %s %s."
                            .formatted(table, order, unusable.quoted(), unusable.reason()))
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
