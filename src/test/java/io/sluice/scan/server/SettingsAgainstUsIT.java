package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.ChatTable;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Globals;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All settings of a server are set against us at once, and nothing comes out otherwise. */
@ExtendWith(Servers.class)
class SettingsAgainstUsIT {

  private static final int ROWS = 3_000;

  private static final Map<String, String> BOTH =
      Map.ofEntries(
          Map.entry(
              "sql_mode",
              "'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE,"
                  + "PAD_CHAR_TO_FULL_LENGTH,IGNORE_SPACE,NO_UNSIGNED_SUBTRACTION'"),
          Map.entry("time_zone", "'+05:30'"),
          Map.entry("autocommit", "0"),
          Map.entry("completion_type", "'RELEASE'"),
          Map.entry("foreign_key_checks", "0"),
          Map.entry("unique_checks", "0"),
          Map.entry("sql_select_limit", "7"),
          Map.entry("max_join_size", "1"),
          Map.entry("sql_safe_updates", "1"),
          Map.entry("sql_auto_is_null", "1"),
          Map.entry("sql_notes", "0"),
          Map.entry("max_error_count", "0"),
          Map.entry("max_sort_length", "64"),
          Map.entry("group_concat_max_len", "4"),
          Map.entry("div_precision_increment", "0"),
          Map.entry("lc_time_names", "'de_DE'"),
          Map.entry("low_priority_updates", "1"),
          Map.entry("sql_quote_show_create", "0"),
          Map.entry("wait_timeout", "1"),
          Map.entry("net_read_timeout", "1"),
          Map.entry("net_write_timeout", "1"),
          Map.entry("innodb_lock_wait_timeout", "1"),
          Map.entry("lock_wait_timeout", "1"),
          Map.entry("explicit_defaults_for_timestamp", "0"),
          Map.entry("innodb_default_row_format", "'redundant'"),
          Map.entry("innodb_strict_mode", "0"),
          Map.entry("default_storage_engine", "'MyISAM'"),
          Map.entry("collation_server", "'latin1_swedish_ci'"),
          Map.entry("init_connect", "'SET NAMES latin1'"));

  private static final Map<String, String> MYSQL =
      Map.of(
          "max_execution_time", "50",
          "transaction_isolation", "'SERIALIZABLE'",
          "default_collation_for_utf8mb4", "'utf8mb4_general_ci'",
          "sql_require_primary_key", "1",
          "sql_generate_invisible_primary_key", "1");

  private static final Map<String, String> MARIADB =
      Map.ofEntries(
          Map.entry("max_statement_time", "0.05"),
          Map.entry("tx_isolation", "'SERIALIZABLE'"),
          Map.entry("idle_transaction_timeout", "1"),
          Map.entry("idle_readonly_transaction_timeout", "1"),
          Map.entry("idle_write_transaction_timeout", "1"),
          Map.entry("check_constraint_checks", "0"),
          Map.entry("old_mode", "'NO_DUP_KEY_WARNINGS_WITH_IGNORE'"),
          Map.entry("alter_algorithm", "'INSTANT'"),
          Map.entry("system_versioning_asof", "'2000-01-01 00:00:00'"),
          Map.entry("sql_if_exists", "1"),
          Map.entry("max_session_mem_used", "1048576"));

  private static final Map<String, String> POSTGRESQL =
      Map.ofEntries(
          Map.entry("statement_timeout", "'50ms'"),
          Map.entry("lock_timeout", "'1ms'"),
          Map.entry("idle_in_transaction_session_timeout", "'100ms'"),
          Map.entry("idle_session_timeout", "'2s'"),
          Map.entry("default_transaction_isolation", "'serializable'"),
          Map.entry("default_transaction_deferrable", "on"),
          Map.entry("TimeZone", "'Asia/Kolkata'"),
          Map.entry("DateStyle", "'German'"),
          Map.entry("IntervalStyle", "'sql_standard'"),
          Map.entry("bytea_output", "'escape'"),
          Map.entry("extra_float_digits", "-15"),
          Map.entry("standard_conforming_strings", "off"),
          Map.entry("quote_all_identifiers", "on"),
          Map.entry("xmlbinary", "'hex'"),
          Map.entry("plan_cache_mode", "'force_generic_plan'"),
          Map.entry("enable_indexscan", "off"),
          Map.entry("enable_seqscan", "off"),
          Map.entry("work_mem", "'64kB'"),
          Map.entry("jit_above_cost", "0"),
          Map.entry("client_encoding", "'LATIN1'"));

  @TempDir private Path directory;

  @Test
  void aLoadAScanStatsAndAnnotateDoNotMindThem(Schema schema) throws Exception {
    if (schema.isPostgres()) {
      ChatTable.create(schema, ROWS);
      for (Map.Entry<String, String> setting : POSTGRESQL.entrySet()) {
        schema.onServer(
            "ALTER DATABASE %s SET %s = %s"
                .formatted(schema.database().name(), setting.getKey(), setting.getValue()));
      }
      readAndUpdate(schema, schema.options(), ROWS);
      return;
    }
    List<String> user =
        LimitedUser.with("ALL ON " + schema.create().database().name() + ".*", schema, directory);
    Globals globals = Globals.of(schema);
    try {
      set(globals, BOTH);
      set(globals, schema.isMySql() ? MYSQL : MARIADB);
      readAndUpdate(schema, user, load(schema, user));
    } finally {
      globals.restore();
    }
  }

  /** It used to be tried for ten minutes on PostgreSQL. */
  @Test
  void aReadOnlySessionIsSaidBeforeTheFirstRow(Schema schema) throws Exception {
    ChatTable.create(schema, 10);
    String name = schema.database().name();
    Optional<Globals> globals =
        schema.isPostgres() ? Optional.empty() : Optional.of(Globals.of(schema));
    try {
      if (globals.isPresent()) {
        globals.get().set("transaction_read_only", "1");
      } else {
        schema.onServer("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
      }
      for (String job : List.of("stats", "annotate")) {
        Ended ended = Program.run(job, schema.options(), "--quiet");
        assertThat(ended.err())
            .isEqualTo(
                "sluice: error: The session is read-only: the server sets"
                    + " transaction_read_only.\n");
        assertThat(ended.status()).isEqualTo(4);
      }
      assertThat(run("scan", schema.options(), "--out=" + directory.resolve("out")))
          .startsWith("sluice scan: read=10 ");
    } finally {
      if (globals.isPresent()) {
        globals.get().restore();
      }
    }
  }

  private int load(Schema schema, List<String> user) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, ROWS);
    for (int run = 0; run < 2; run++) {
      Path rejects = directory.resolve("rejects-" + run);
      Ended load =
          Program.run(
              "load",
              Runner.DIRECT.options(),
              user,
              "--quiet",
              "--ledger=" + (run == 0 ? "on" : "off"),
              "--rejects=" + rejects,
              "--input=" + log.file());
      assertThat(load.status()).as(load.err()).isZero();
      if (run == 0) {
        log.assertLoaded(load, schema, rejects);
        assertThat(schema.query("SHOW CREATE TABLE chat_messages").get(0).get(1))
            .contains("KEY `site_id`", "KEY `timestamp`")
            .doesNotContainIgnoringCase("ON UPDATE");
      } else {
        assertThat(load.summary()).contains(" loaded=0 ");
      }
    }
    return log.oracle().rows().size();
  }

  private void readAndUpdate(Schema schema, List<String> options, int rows) throws Exception {
    ScanFiles files = new ScanFiles(Files.createDirectory(directory.resolve("files")));
    // A page takes longer than any statement may.
    String slowly =
        "--where=" + (schema.isPostgres() ? "pg_sleep(1e-4) IS NOT NULL" : "SLEEP(1e-4) = 0");
    assertThat(run("scan", options, slowly, "--rateLimit=5000", files.option()))
        .isEqualTo("sluice scan: read=%1$d written=%1$d rejected=0".formatted(rows));
    assertThat(files.lines()).hasSize(rows).doesNotHaveDuplicates();

    ScanFiles cursor = new ScanFiles(Files.createDirectory(directory.resolve("cursor")));
    run("scan", options, "--by=cursor", "--rateLimit=5000", cursor.option());
    assertThat(cursor.lines()).containsExactlyInAnyOrderElementsOf(files.lines());

    assertThat(run("stats", options)).startsWith("sluice stats: read=%d ".formatted(rows));
    assertThat(schema.value("SELECT SUM(messages + statuses) FROM chat_site_daily"))
        .isEqualTo("" + rows);
    assertThat(run("annotate", options, "--addColumns", "--rateLimit=5000"))
        .isEqualTo("sluice annotate: read=%1$d updated=%1$d failed=0".formatted(rows));
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages WHERE word_count IS NULL"))
        .isEqualTo(nulls(schema));
  }

  private static String nulls(Schema schema) throws SQLException {
    return schema.value("SELECT COUNT(*) FROM chat_messages WHERE data IS NULL");
  }

  private static String run(String job, List<String> options, String... more) {
    Ended ended = Program.run(job, Runner.DIRECT.options(), options, "--quiet", List.of(more));
    assertThat(ended.status()).as(job + ": " + ended.err()).isZero();
    return ended.summary();
  }

  private static void set(Globals globals, Map<String, String> settings) throws SQLException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      globals.set(setting.getKey(), setting.getValue());
    }
  }
}
