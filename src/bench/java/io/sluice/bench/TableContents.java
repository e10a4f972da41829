package io.sluice.bench;

import io.sluice.testing.Schema;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.ServerKind;
import io.sluice.transforms.jdbc.TableSql;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;

/**
 * All that two tables must have in common to be the same.
 *
 * @param rows the number of rows
 * @param checksum the server's own checksum of all columns of all rows, whatever their order
 * @param definition the table's columns and keys
 */
record TableContents(long rows, long checksum, String definition) {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();

  /** Makes an empty table as Sluice makes it. */
  static void create(Schema schema) throws SQLException {
    schema.execute(TableSql.createTable(TABLE, ServerKind.MYSQL));
  }

  /** What is in the table. */
  static TableContents of(Schema schema) throws SQLException {
    return new TableContents(
        Long.parseLong(schema.value(TableSql.count(TABLE))),
        Long.parseLong(schema.query("CHECKSUM TABLE " + TABLE.name()).get(0).get(1)),
        schema.query("SHOW CREATE TABLE " + TABLE.name()).get(0).get(1));
  }
}
