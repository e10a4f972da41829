package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.ServerKind;
import io.sluice.transforms.jdbc.table.ExistingTable.ExistingColumn;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Limits.Limit;
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

/** Compares the table that a model asks for with the one that is there. */
final class TableCheck {

  private static final Map<String, Limit> TIMES =
      Map.of("timestamp", Limit.TIMESTAMP, "datetime", Limit.DATETIME);
  private static final List<String> TEXTS =
      List.of("varchar", "tinytext", "text", "mediumtext", "longtext");
  private static final Map<String, Integer> INTEGER_BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  private final Table wanted;
  private final ExistingTable there;
  private final ServerKind server;
  private final Map<String, ExistingColumn> columns;
  private final List<String> problems = new ArrayList<>();

  private TableCheck(Table wanted, ExistingTable there, ServerKind server) {
    this.wanted = wanted;
    this.there = there;
    this.server = server;
    this.columns =
        there.columns().stream().collect(Collectors.toMap(TableCheck::folded, Function.identity()));
  }

  /** What does not fit, a sentence each; empty where rows can be written unaltered. */
  static List<String> problems(Table wanted, ExistingTable there, ServerKind server) {
    TableCheck check = new TableCheck(wanted, there, server);
    check.run();
    return check.problems;
  }

  /** The limits of the columns of a table that fits, by the names in the model. */
  static Limits limits(Table wanted, ExistingTable there) {
    TableCheck check = new TableCheck(wanted, there, null);
    Map<String, Limit> limits = new HashMap<>();
    for (Column column : wanted.columns()) {
      check.find(column).flatMap(TableCheck::limit).ifPresent(it -> limits.put(column.name(), it));
    }
    return new Limits(limits);
  }

  private void run() {
    if (!there.isTable()) {
      problem("is a %s, not a table", there.kind().toLowerCase(Locale.ROOT));
      return;
    }
    if (!there.engine().equalsIgnoreCase("InnoDB")) {
      problem("has the engine %s, which cannot roll back; it must be InnoDB", there.engine());
    }
    wanted.columns().forEach(this::checkColumn);
    there.columns().forEach(this::checkOtherColumn);
    checkKeys();
    there.triggers().forEach(this::checkTrigger);
  }

  private void checkColumn(Column column) {
    find(column)
        .ifPresentOrElse(
            is -> checkColumn(column, is), () -> problem("has no column %s", column.name()));
  }

  private void checkColumn(Column column, ExistingColumn is) {
    if (is.generated()) {
      problem("has a column %s that the server computes", column.name());
    }
    switch (column.type()) {
      case TEXT -> checkText(column, is);
      case INTEGER -> checkType(is, INTEGER_BITS.containsKey(is.dataType()), "an integer type");
      case TIMESTAMP -> checkType(is, TIMES.containsKey(is.dataType()), "TIMESTAMP or DATETIME");
      case DATE -> checkType(is, is.dataType().equals("date"), "DATE");
    }
  }

  private void checkText(Column column, ExistingColumn is) {
    checkType(is, TEXTS.contains(is.dataType()), "VARCHAR or a TEXT type");
    if (!TEXTS.contains(is.dataType())) {
      return;
    }
    // Of TINYTEXT the server says 255 characters, although it holds as many bytes. That is enough:
    // bytes are counted for each value, and a text that is too long is rejected.
    if (is.characters() < column.length()) {
      problem(
          "has a column %s of %d characters; it must have %d or more",
          is.name(), is.characters(), column.length());
    }
    if (!is.charset().equals("utf8mb4")) {
      problem("has a column %s in %s; it must be utf8mb4", is.name(), is.charset());
    } else if (wanted.key().contains(column) && !is.collation().equals(server.keyCollation())) {
      problem(
          "has the key column %s in collation %s, under which distinct keys are equal; it must be"
              + " %s",
          is.name(), is.collation(), server.keyCollation());
    }
  }

  private void checkType(ExistingColumn is, boolean fits, String words) {
    if (!fits) {
      problem("has a column %s of type %s; it must be %s", is.name(), is.dataType(), words);
    }
  }

  private void checkOtherColumn(ExistingColumn is) {
    boolean ours =
        wanted.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(is.name()));
    boolean filled =
        there.triggers().stream().anyMatch(trigger -> trigger.fills().contains(folded(is)));
    if (!ours && !is.optional() && !filled) {
      problem(
          "has a column %s that needs a value, but neither Sluice nor a trigger fills it; give it a"
              + " default",
          is.name());
    }
  }

  private void checkKeys() {
    List<String> key = wanted.key().stream().map(Column::name).toList();
    List<String> primary = there.uniqueKeys().get(ExistingTable.PRIMARY);
    if (primary == null) {
      problem("has no primary key; it must be %s", String.join(", ", key));
    } else if (!String.join(",", primary).equalsIgnoreCase(String.join(",", key))) {
      problem(
          "has the primary key %s; it must be %s",
          String.join(", ", primary), String.join(", ", key));
    }
    for (String name : there.uniqueKeys().keySet()) {
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

  /** The column of that name; to servers, the case of column names does not matter. */
  private Optional<ExistingColumn> find(Column column) {
    return Optional.ofNullable(columns.get(column.name().toLowerCase(Locale.ROOT)));
  }

  private static String folded(ExistingColumn column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private void problem(String words, Object... values) {
    problems.add("Table " + wanted.name() + " " + words.formatted(values) + ".");
  }

  private static Optional<Limit> limit(ExistingColumn column) {
    String type = column.dataType();
    if (TEXTS.contains(type)) {
      return Optional.of(Limit.text(column.characters(), column.bytes()));
    }
    if (INTEGER_BITS.containsKey(type)) {
      return Optional.of(integerLimit(column));
    }
    return Optional.ofNullable(type.equals("date") ? Limit.DATE : TIMES.get(type));
  }

  private static Limit integerLimit(ExistingColumn column) {
    int bits = INTEGER_BITS.get(column.dataType());
    if (column.unsigned()) {
      // Sluice's whole numbers are signed, so that the upper half of BIGINT UNSIGNED is out of
      // reach.
      return Limit.integer(0, bits == 64 ? Long.MAX_VALUE : (1L << bits) - 1);
    }
    return Limit.integer(Long.MIN_VALUE >> (64 - bits), Long.MAX_VALUE >> (64 - bits));
  }
}
