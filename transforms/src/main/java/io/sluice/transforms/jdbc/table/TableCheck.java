package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.table.ExistingTable.ExistingColumn;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares an existing table with the one that a model requires. */
final class TableCheck {

  private static final Map<String, Limit> TIMESTAMP_TYPES =
      Map.of("timestamp", Limit.TIMESTAMP, "datetime", Limit.DATETIME);
  private static final List<String> STRING_TYPES =
      List.of("varchar", "tinytext", "text", "mediumtext", "longtext");
  private static final Map<String, Integer> INTEGER_BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  private final Table wanted;
  private final ExistingTable existing;
  private final MySqlFlavor server;
  private final Map<String, ExistingColumn> columns;
  private final List<String> problems = new ArrayList<>();

  private TableCheck(Table wanted, ExistingTable existing, MySqlFlavor server) {
    this.wanted = wanted;
    this.existing = existing;
    this.server = server;
    this.columns =
        existing.columns().stream()
            .collect(Collectors.toMap(TableCheck::lowerCase, Function.identity()));
  }

  /** The misfits, one sentence each; empty if rows can be written unaltered. */
  static List<String> problems(Table wanted, ExistingTable existing, MySqlFlavor server) {
    TableCheck check = new TableCheck(wanted, existing, server);
    check.run();
    return check.problems;
  }

  /** The column limits of a table that fits, by the names in the model. */
  static ColumnLimits limits(Table wanted, ExistingTable existing) {
    TableCheck check = new TableCheck(wanted, existing, null);
    Map<String, Limit> limits = new HashMap<>();
    for (Column column : wanted.columns()) {
      check.find(column).flatMap(TableCheck::limit).ifPresent(it -> limits.put(column.name(), it));
    }
    return new ColumnLimits(limits);
  }

  private void run() {
    if (!existing.isTable()) {
      problem("is a %s, not a table", existing.kind().toLowerCase(Locale.ROOT));
      return;
    }
    if (!existing.engine().equalsIgnoreCase("InnoDB")) {
      problem("has the engine %s, which cannot roll back; it must be InnoDB", existing.engine());
    }
    wanted.columns().forEach(this::checkColumn);
    existing.columns().forEach(this::checkOtherColumn);
    checkKeys();
    existing.triggers().forEach(this::checkTrigger);
  }

  private void checkColumn(Column column) {
    find(column)
        .ifPresentOrElse(
            found -> checkColumn(column, found), () -> problem("has no column %s", column.name()));
  }

  private void checkColumn(Column column, ExistingColumn found) {
    if (found.generated()) {
      problem("has a column %s that the server computes", column.name());
    }
    switch (column.type()) {
      case TEXT -> checkText(column, found);
      case INTEGER ->
          checkType(found, INTEGER_BITS.containsKey(found.dataType()), "an integer type");
      case TIMESTAMP ->
          checkType(found, TIMESTAMP_TYPES.containsKey(found.dataType()), "TIMESTAMP or DATETIME");
      case DATE -> checkType(found, found.dataType().equals("date"), "DATE");
    }
  }

  private void checkText(Column column, ExistingColumn found) {
    checkType(found, STRING_TYPES.contains(found.dataType()), "VARCHAR or a TEXT type");
    if (!STRING_TYPES.contains(found.dataType())) {
      return;
    }
    // For TINYTEXT the server reports 255 characters, although it stores only 255 bytes. That is
    // enough: bytes are checked for each value, and a string that is too long is rejected.
    if (found.characters() < column.length()) {
      problem(
          "has a column %s of %d characters; it must have %d or more",
          found.name(), found.characters(), column.length());
    }
    if (!found.charset().equals("utf8mb4")) {
      problem("has a column %s in %s; it must be utf8mb4", found.name(), found.charset());
    } else if (wanted.key().contains(column) && !found.collation().equals(server.keyCollation())) {
      problem(
          "has the key column %s in collation %s, under which distinct keys are equal; it must be"
              + " %s",
          found.name(), found.collation(), server.keyCollation());
    }
  }

  private void checkType(ExistingColumn found, boolean fits, String words) {
    if (!fits) {
      problem("has a column %s of type %s; it must be %s", found.name(), found.dataType(), words);
    }
  }

  private void checkOtherColumn(ExistingColumn found) {
    boolean ours =
        wanted.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(found.name()));
    boolean filled =
        existing.triggers().stream()
            .anyMatch(trigger -> trigger.fills().contains(lowerCase(found)));
    if (!ours && !found.optional() && !filled) {
      problem(
          "has a column %s that needs a value, but neither Sluice nor a trigger fills it; give it a"
              + " default",
          found.name());
    }
  }

  private void checkKeys() {
    List<String> key = wanted.key().stream().map(Column::name).toList();
    List<String> primary = existing.uniqueKeys().get(ExistingTable.PRIMARY);
    if (primary == null) {
      problem("has no primary key; it must be %s", String.join(", ", key));
    } else if (!String.join(",", primary).equalsIgnoreCase(String.join(",", key))) {
      problem(
          "has the primary key %s; it must be %s",
          String.join(", ", primary), String.join(", ", key));
    }
    for (String name : existing.uniqueKeys().keySet()) {
      if (!name.equals(ExistingTable.PRIMARY)) {
        problem("has a second unique key %s, by which a row could replace another", name);
      }
    }
  }

  private void checkTrigger(ExistingTrigger trigger) {
    if (trigger.isOrphan()) {
      problem(
          "has a trigger %s whose definer %s does not exist, so that every insert fails; create"
              + " that user, or recreate the trigger",
          trigger.name(), trigger.definer());
    }
    Set<String> altered = trigger.alteredColumns();
    for (Column column : wanted.columns()) {
      if (altered.contains(column.name().toLowerCase(Locale.ROOT))) {
        problem(
            "has a trigger %s that sets column %s, so that what is stored is not what is in the"
                + " file",
            trigger.name(), column.name());
      }
    }
  }

  /** Finds a column by name; servers ignore the case of column names. */
  private Optional<ExistingColumn> find(Column column) {
    return Optional.ofNullable(columns.get(column.name().toLowerCase(Locale.ROOT)));
  }

  private static String lowerCase(ExistingColumn column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private void problem(String words, Object... values) {
    problems.add("Table " + wanted.name() + " " + words.formatted(values) + ".");
  }

  private static Optional<Limit> limit(ExistingColumn column) {
    String type = column.dataType();
    if (STRING_TYPES.contains(type)) {
      return Optional.of(Limit.text(column.characters(), column.bytes()));
    }
    if (INTEGER_BITS.containsKey(type)) {
      return Optional.of(integerLimit(column));
    }
    return Optional.ofNullable(type.equals("date") ? Limit.DATE : TIMESTAMP_TYPES.get(type));
  }

  private static Limit integerLimit(ExistingColumn column) {
    int bits = INTEGER_BITS.get(column.dataType());
    if (column.unsigned()) {
      // Sluice's integers are signed, so the upper half of BIGINT UNSIGNED is out of reach.
      return Limit.integer(0, bits == 64 ? Long.MAX_VALUE : (1L << bits) - 1);
    }
    return Limit.integer(Long.MIN_VALUE >> (64 - bits), Long.MAX_VALUE >> (64 - bits));
  }
}
