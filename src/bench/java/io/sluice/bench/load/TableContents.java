package io.sluice.bench.load;

import io.sluice.testing.server.Schema;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * All that two tables must have in common to be the same.
 *
 * @param rows the number of rows
 * @param checksum the server's own checksum of all columns of all rows, whatever their order; empty
 *     where it was not asked for
 * @param definition the table's columns and keys
 */
public record TableContents(long rows, OptionalLong checksum, String definition) {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();

  /** Makes an empty table as Sluice makes it. */
  static void create(Schema schema) throws SQLException {
    schema.execute(TableSql.createTable(TABLE, MySqlFlavor.MYSQL));
  }

  /**
   * What is in the table.
   *
   * @param withChecksum whether all of it is read, which takes as long as to load a part of it
   */
  static TableContents of(Schema schema, boolean withChecksum) throws SQLException {
    return new TableContents(
        Long.parseLong(schema.value(TableSql.count(TABLE))),
        withChecksum ? OptionalLong.of(checksum(schema)) : OptionalLong.empty(),
        schema.query("SHOW CREATE TABLE " + TABLE.name()).get(0).get(1));
  }

  /** The size of the table's file, data and keys, in bytes. */
  public static long fileBytes(Schema schema) throws SQLException {
    return Long.parseLong(
        schema.value(
            "SELECT file_size FROM information_schema.innodb_tablespaces WHERE name = '%s/%s'"
                .formatted(schema.database().name(), TABLE.name())));
  }

  /** Whether nothing that is known of both tells them apart. */
  boolean isLike(TableContents other) {
    boolean sameSum =
        checksum.isEmpty() || other.checksum.isEmpty() || checksum.equals(other.checksum);
    return rows == other.rows && sameSum && definition.equals(other.definition);
  }

  private static long checksum(Schema schema) throws SQLException {
    return Long.parseLong(schema.query("CHECKSUM TABLE " + TABLE.name()).get(0).get(1));
  }
}
