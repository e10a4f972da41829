package io.sluice.transforms.load.batch;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What a reject says of a row that the database did not take. */
final class RefusalDetail {

  private RefusalDetail() {}

  /** The server's message, without what it quotes of the row, and the error number. */
  static String detail(Table table, SQLException e) {
    if (e instanceof PacketTooBigException) {
      return "the database refused it: larger than the server's max_allowed_packet";
    }
    List<String> names =
        Stream.concat(Stream.of(table.name()), table.columns().stream().map(Column::name)).toList();
    // A row is finally tried alone, so its number says nothing.
    return "the database refused it: "
        + SqlFailure.refusal(e, names).replaceFirst(" at row \\d+(?= \\()", "");
  }
}
