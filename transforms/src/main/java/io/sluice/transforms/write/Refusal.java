package io.sluice.transforms.write;

import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reject says of a row that the database did not take. */
final class Refusal {

  private static final Pattern COLUMN = Pattern.compile("(?i)column\\W+(?:\\w+\\W\\.\\W)*(\\w+)");

  private Refusal() {}

  /** The error's number and the column; not the message, which may quote the row. */
  static String detail(Table table, SQLException e) {
    String number =
        e.getErrorCode() == 0
            ? "larger than the server's max_allowed_packet"
            : "error %d, SQLState %s".formatted(e.getErrorCode(), e.getSQLState());
    String column = column(table, e.getMessage() == null ? "" : e.getMessage());
    return "the database refused it: " + number + (column.isEmpty() ? "" : ", column " + column);
  }

  /** The last that is named, because what is quoted from the row comes before. */
  private static String column(Table table, String message) {
    String last = "";
    Matcher column = COLUMN.matcher(message);
    while (column.find()) {
      String name = column.group(1);
      if (table.columns().stream().anyMatch(it -> it.name().equalsIgnoreCase(name))) {
        last = name;
      }
    }
    return last;
  }
}
