package io.sluice.bench.scan;

import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Measured;
import io.sluice.testing.server.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The tables that are read. */
public final class ChatTable {

  /** The one with all rows. */
  public static final String ALL = "chat_messages";

  /** One like it with one row: JdbcIO cannot read a table without rows by time. */
  static final String OF_ONE_ROW = ofSize(1);

  private ChatTable() {}

  /**
   * Makes them. Afterwards the server has nothing left to do, and as much of them in its buffer
   * pool as fits.
   *
   * @param sizes of tables with a part of the rows
   */
  public static void make(long rows, List<Long> sizes, BenchServer server, Path directory)
      throws IOException, SQLException, InterruptedException {
    load(rows, server.schema(), directory);
    copy(1, server.schema());
    for (long size : sizes) {
      copy(size, server.schema());
    }
    server.restart();
  }

  /** The one with a part of the rows. */
  static String ofSize(long rows) {
    return ALL + "_" + rows;
  }

  /** What is in a table, as the server itself says. */
  static Found contents(Schema schema, String table) throws SQLException {
    List<String> row =
        schema
            .query(
                """
                SELECT COUNT(*), COALESCE(SUM(UNIX_TIMESTAMP(timestamp)
                  + CRC32(CONCAT_WS('\\t', id, `from`, type, site_id, data))), 0) FROM %s
                """
                    .formatted(table))
            .get(0);
    return new Found(
        OptionalLong.of(Long.parseLong(row.get(0))), OptionalLong.of(Long.parseLong(row.get(1))));
  }

  private static void load(long rows, Schema schema, Path directory)
      throws IOException, InterruptedException {
    Path lines = directory.resolve("lines.ndjson");
    Path log = directory.resolve("load.log");
    Measured.run(
        Jvm.sluice(Jvm.HEAP, List.of("generate", "--quiet", "--rows=" + rows, "--out=" + lines)),
        log);
    List<Object> load = new ArrayList<>(List.of("load", "--quiet"));
    load.addAll(schema.options());
    load.add("--rejects=" + directory.resolve("rejects"));
    load.add("--input=" + lines);
    Measured.run(Jvm.sluice(Jvm.HEAP, load), log);
    Files.delete(lines);
  }

  /** Rows from the beginning of the key. */
  private static void copy(long rows, Schema schema) throws SQLException {
    String copy = ofSize(rows);
    schema.execute("CREATE TABLE " + copy + " LIKE " + ALL);
    schema.execute("INSERT INTO " + copy + " SELECT * FROM " + ALL + " ORDER BY id LIMIT " + rows);
    schema.query("ANALYZE TABLE " + copy);
  }
}
