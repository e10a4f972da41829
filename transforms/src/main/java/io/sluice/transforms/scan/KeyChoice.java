package io.sluice.transforms.scan;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.TableShape.TableIndex;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the key by which a table is walked.
 *
 * @param table the table's name
 * @param shape what there is of it
 */
record KeyChoice(String table, TableShape shape) {

  /**
   * The first unique index without a NULL in it, the primary key before all others.
   *
   * @param nullKeys whether, where there is none, it may be one with NULLs
   */
  Optional<TableKey> best(boolean nullKeys) {
    List<TableKey> keys =
        shape.indexes().stream()
            .filter(index -> index.unique() > 0)
            .map(index -> new TableKey(index.quoted(), index.uniqueColumns()))
            .toList();
    Optional<TableKey> whole =
        keys.stream()
            .filter(key -> key.columns().stream().noneMatch(KeyColumn::nullable))
            .findFirst();
    return whole.isPresent() || !nullKeys ? whole : keys.stream().findFirst();
  }

  /**
   * The key of certain columns.
   *
   * @param names the columns, in the order in which the table is to be walked
   * @param nullKeys whether rows without a whole key may be read apart
   * @throws DatabaseException when rows could be lost or read twice by it, or it takes sorting
   */
  TableKey of(List<String> names, boolean nullKeys) {
    TableIndex index =
        shape.indexes().stream()
            .filter(candidate -> begins(candidate, names))
            .findFirst()
            .orElseThrow(
                () ->
                    new DatabaseException(
                        "No index of the table %s has its rows in the order of %s."
                            .formatted(table, String.join(", ", names))));
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

  private static boolean begins(TableIndex index, List<String> names) {
    return index.columns().size() >= names.size()
        && index.columns().subList(0, names.size()).stream()
            .map(KeyColumn::name)
            .toList()
            .equals(names);
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
