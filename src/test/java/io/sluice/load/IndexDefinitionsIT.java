package io.sluice.load;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger records of dropped indexes, and what is built from it. */
@ExtendWith(Servers.class)
class IndexDefinitionsIT {

  private static final String ALTER = "ALTER TABLE chat_messages ";

  /** The table's parts of a row in the ledger. */
  private static final String ON_SITE =
      "[{\"column\":\"site_id\",\"prefix\":null,\"descending\":false}]";

  private static final String LEGACY =
      "CREATE TABLE IF NOT EXISTS sluice_ledger_key (`table` VARCHAR(64) NOT NULL, `name`"
          + " VARCHAR(64) NOT NULL, `definition` TEXT NOT NULL, PRIMARY KEY (`table`, `name`))"
          + " ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  @TempDir private Path directory;

  @Test
  void everyPlainIndexIsDroppedAndComesBackAsItWas(Schema schema) throws Exception {
    load(schema, "");
    int most = schema.isMySql() ? 16 : 32;
    List<String> numbers = IntStream.range(0, most).mapToObj("n%d"::formatted).toList();
    String hidden = schema.isMySql() ? "INVISIBLE" : "IGNORED";
    schema.execute(
        ALTER
            // Otherwise MySQL drops the block size of an index.
            + "ROW_FORMAT=COMPRESSED, ADD COLUMN `we``ird` INT, ADD COLUMN `back\\` INT,"
            + numbers.stream().map(it -> " ADD COLUMN %s INT".formatted(it)).collect(joining(",")));
    schema.execute(
        ALTER
            + String.join(
                ", ",
                "ADD KEY prefix (data(20), `from`(1))",
                "ADD KEY sorted (`from` DESC, type, site_id(7) DESC)",
                "ADD KEY btree USING BTREE (type)",
                "ADD KEY hash (type) USING HASH",
                "ADD KEY block (type) KEY_BLOCK_SIZE=4",
                "ADD KEY quotes (`from`) COMMENT 'it''s \"x\" `y`, \\\\n \\\\'",
                "ADD KEY breaks (`from`) COMMENT 'a\\nb\\r\\tc\\Z, KEY `x` (`y`)'",
                "ADD KEY words (`from`) COMMENT 'größer 中文 ٣ {ts ?}'",
                "ADD KEY `long` (`from`) COMMENT '" + "é".repeat(1024) + "'",
                "ADD KEY hidden (type) COMMENT 'h' " + hidden,
                "ADD KEY all_of_it USING BTREE (data(9) DESC, `back\\`) KEY_BLOCK_SIZE=8 COMMENT"
                    + " 'c' "
                    + hidden,
                "ADD KEY `odd ``name, (\\` (`we``ird`)",
                "ADD KEY `" + "ü".repeat(64) + "` (`back\\`)",
                "ADD KEY many (" + String.join(",", numbers) + ")",
                "ADD KEY `many_desc` (" + String.join(" DESC,", numbers) + " DESC)"));
    List<String> before = definition(schema);

    assertThat(indexesDuringLoad(schema)).isEmpty();
    assertThat(indexes(schema)).hasSize(17);
    assertThat(definition(schema)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  /** Only SHOW CREATE TABLE shows such an option, and the index would lose it. */
  @Test
  void anIndexWithAnUnknownOptionStays(Schema schema) throws Exception {
    load(schema, "");
    schema.execute(
        schema.isMySql()
            ? ALTER + "ADD KEY odd (type) SECONDARY_ENGINE_ATTRIBUTE '{\"a\": 1}'"
            : "SET STATEMENT sql_mode = 'IGNORE_BAD_TABLE_OPTIONS' FOR "
                + ALTER
                + "ADD KEY odd (type) `future`='yes'");
    List<String> before = definition(schema);

    assertThat(indexesDuringLoad(schema)).containsExactly("odd");
    assertThat(definition(schema)).containsExactlyInAnyOrderElementsOf(before);
  }

  /** MariaDB damages such a comment, and comments after it, when it writes it. */
  @Test
  void anIndexWithANulInItsCommentStays(Schema schema) throws Exception {
    load(schema, "");
    schema.execute(ALTER + "ADD KEY odd (type) COMMENT 'a\\0b'");
    List<String> before = definition(schema);

    assertThat(indexesDuringLoad(schema)).containsExactly("odd");
    assertThat(definition(schema)).containsExactlyInAnyOrderElementsOf(before);
  }

  /** Whoever can write to the ledger must not run statements as the next user who loads. */
  @Test
  void nothingInTheLedgerIsRun(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(schema, file);
    List<String> before = definition(schema);
    schema.execute(ALTER + "DROP KEY site_id");
    record(schema, "site_id", ON_SITE, "", "", "1");
    record(schema, "lost", ON_SITE.replace("site_id", "gone"), "", "", "1");
    record(schema, "parts", "`id`), DROP COLUMN `data`, ADD KEY `x` (`id`", "", "", "1");
    record(schema, "expression", "[\"(sleep(9))\"]", "", "", "1");
    record(schema, "column", ON_SITE.replace("site_id", "id`), DROP COLUMN `data"), "", "", "1");
    record(schema, "method", ON_SITE, "HASH, LOCK=NONE", "", "1");
    record(schema, "visible", ON_SITE, "", "", "7");
    record(schema, "id`), DROP COLUMN `data", "[]", "", "", "1");
    record(schema, "comment", ON_SITE, "", "x', DROP COLUMN `data` -- \\", "1");

    Ended load = program(schema, file);

    assertThat(load.status()).as(load.err()).isEqualTo(4);
    for (String name :
        List.of("parts", "expression", "method", "visible", "id`), DROP COLUMN `data")) {
      assertThat(load.err())
          .contains(
              "Cannot build index %s: its row in table sluice_load_index does not describe a plain"
                      .formatted(name)
                  + " index: parts=");
    }
    assertThat(load.err())
        .contains(
            "Cannot build index lost of table chat_messages: the table has no column gone. If you"
                + " need no such index, delete its row in table sluice_load_index.")
        .contains(
            "Cannot build index column of table chat_messages: the table has no column id`), DROP"
                + " COLUMN `data.")
        .contains("The next load of the table tries again.")
        .doesNotContain("Exception");
    List<String> after = new ArrayList<>(definition(schema));
    assertThat(
            after.remove("  KEY `comment` (`site_id`) COMMENT 'x'', DROP COLUMN `data` -- \\\\'"))
        .isTrue();
    assertThat(after).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("7");
  }

  /** The others are built. */
  @Test
  void anIndexThatTheServerRefusesIsNamedWithItsStatement(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(schema, file);
    schema.execute(ALTER + "DROP KEY site_id");
    record(schema, "site_id", ON_SITE, "", "", "1");
    record(schema, "double", ON_SITE.replace("]", "," + ON_SITE.substring(1)), "", "", "1");

    Ended load = program(schema, file);

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .contains("Cannot build index double of table chat_messages: Duplicate column name")
        .contains(
            "Build it with: ALTER TABLE `chat_messages` ADD INDEX `double` (`site_id`,`site_id`);");
    assertThat(indexes(schema)).containsExactly("site_id", "timestamp");
    schema.execute("DELETE FROM sluice_load_index WHERE name = 'double'");
    load(schema, file);
  }

  /** An earlier edition of Sluice had dropped the indexes when it was stopped. */
  @Test
  void whatAnEarlierEditionHasDroppedIsBuilt(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(schema, file);
    schema.execute(
        ALTER
            + "ADD KEY odd (data(7), `from`) USING BTREE COMMENT 'it''s\\n \\\\ ours',"
            + " ADD KEY hidden (type) "
            + (schema.isMySql() ? "INVISIBLE" : "IGNORED"));
    List<String> before = definition(schema);
    schema.execute(LEGACY);
    for (String line : before) {
      if (line.startsWith("  KEY `")) {
        String name = line.split("`")[1];
        schema.execute(
            "INSERT INTO sluice_ledger_key VALUES ('chat_messages', '%s', '%s')"
                .formatted(name, line.strip().replace("\\", "\\\\").replace("'", "''")));
        schema.execute(ALTER + "DROP KEY `" + name + "`");
      }
    }
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_ledger_key")).isEqualTo("4");
    schema.execute("DROP TABLE sluice_load_index");

    load(schema, file);

    assertThat(definition(schema)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_ledger_key")).isEqualTo("0");
    assertThat(schema.query("SHOW TABLES").toString()).doesNotContain("sluice_load_index");
  }

  @Test
  void whatElseAnEarlierEditionsTableHoldsIsNotRun(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(schema, file);
    schema.execute(ALTER + "DROP KEY site_id, DROP KEY `timestamp`");
    schema.execute(LEGACY);
    schema.execute(
        "INSERT INTO sluice_ledger_key VALUES"
            + " ('chat_messages', 'site_id', 'KEY `site_id` (`type`)'),"
            + " ('chat_messages', 'timestamp', 'KEY `timestamp` (`timestamp`)'),"
            + " ('chat_messages', 'lost', 'KEY `lost` (`gone`)'),"
            + " ('chat_messages', 'evil', 'KEY `evil` (`id`), DROP COLUMN `data`')");
    // The newer entry counts.
    record(schema, "site_id", ON_SITE, "", "", "1");

    Ended load = program(schema, file);

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .contains(
            "Cannot build index lost of table chat_messages: the table has no column gone. If you"
                + " need no such index, delete its row in table sluice_ledger_key.")
        .contains(
            "Cannot build index evil: its row in table sluice_ledger_key does not describe a plain"
                + " index: KEY `evil` (`id`), DROP COLUMN `data`. If you know the index, build it"
                + " yourself; if not, delete its row.");
    assertThat(definition(schema))
        .contains("  KEY `site_id` (`site_id`)", "  KEY `timestamp` (`timestamp`)");
    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("a");
    schema.execute("DELETE FROM sluice_ledger_key WHERE name = 'evil'");
    schema.execute(ALTER + "ADD KEY lost (type)");
    load(schema, file);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_ledger_key")).isEqualTo("0");
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  /** Loads a record; returns the table's secondary indexes when its row is committed. */
  private List<String> indexesDuringLoad(Schema schema) throws Exception {
    Queue<List<String>> during = new ConcurrentLinkedQueue<>();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.show(
          statement -> {
            if (statement.startsWith("INSERT INTO sluice_load_batch (")) {
              during.add(indexes(schema));
            }
          });
      load(proxy.via(schema), Lines.message("1", "a"));
    }
    assertThat(during).hasSize(1);
    return during.remove();
  }

  private static void record(
      Schema schema, String name, String parts, String method, String comment, String visible)
      throws SQLException {
    schema.execute(
        "INSERT INTO sluice_load_index VALUES ('chat_messages', %s, %s, %s, %s, NULL, %s)"
            .formatted(literal(name), literal(parts), literal(method), literal(comment), visible));
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private void load(Schema schema, String line) throws Exception {
    load(schema, Lines.file(directory, line));
  }

  private void load(Schema schema, Path file) {
    Ended load = program(schema, file);
    assertThat(load.status()).as(load.err()).isZero();
  }

  private Ended program(Schema schema, Path file) {
    return Program.load(Runner.DIRECT, schema, directory.resolve("rejects"), "--input=" + file);
  }

  /** The lines of the table's definition; indexes that are built anew come after the others. */
  private static List<String> definition(Schema schema) throws SQLException {
    return schema
        .query("SHOW CREATE TABLE chat_messages")
        .get(0)
        .get(1)
        .lines()
        .map(line -> line.replaceFirst(",$", ""))
        .toList();
  }

  private static List<String> indexes(Schema schema) {
    try {
      return schema
          .query(
              "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema ="
                  + " DATABASE() AND table_name = 'chat_messages' AND index_name <> 'PRIMARY'"
                  + " ORDER BY 1")
          .stream()
          .map(row -> row.get(0))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
