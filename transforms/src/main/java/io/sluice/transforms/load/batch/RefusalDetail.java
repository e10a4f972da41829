package io.sluice.transforms.load.batch;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Describes, for a reject, why the database refused a row. */
final class RefusalDetail {

  private RefusalDetail() {}

  /** The server's message and error number, without values quoted from the row. */
  static String detail(Table table, SQLException e) {
    if (e instanceof PacketTooBigException) {
      return "the database refused it: larger than the server's max_allowed_packet";
    }
    List<String> names =
        Stream.concat(Stream.of(table.name()), table.columns().stream().map(Column::name)).toList();
    // A refused row is finally tried alone, so its number means nothing.
    return "the database refused it: "
        + DatabaseExceptions.refusal(e, names).replaceFirst(" at row \\d+(?= \\()", "");
  }
}
