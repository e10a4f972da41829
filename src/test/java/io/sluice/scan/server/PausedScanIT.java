package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.scan.ChatTable;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a scan stays open on the server that the server would end, or keep rows for. */
@ExtendWith(Servers.class)
class PausedScanIT {

  private static final String POSTGRESQL =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND state = 'idle in transaction'>0";

  private static final String MYSQL =
      "SELECT COUNT(*) FROM information_schema.innodb_trx t JOIN information_schema.processlist p"
          + " ON p.id = t.trx_mysql_thread_id WHERE p.db = DATABASE()"
          + " AND p.id <> CONNECTION_ID()>0";

  @TempDir private Path directory;

  /** It would wait for itself. */
  @Test
  @Timeout(60)
  void noTransactionStaysOpenInAPause(Schema schema) throws Exception {
    ChatTable.create(schema, 5_000);
    String pauseIf = "--pauseIf=" + (schema.isPostgres() ? POSTGRESQL : MYSQL);

    Ended scan = run("scan", schema, pauseIf, "--out=" + directory.resolve("out"));
    assertThat(scan.summary()).as(scan.err()).startsWith("sluice scan: read=5000 written=5000 ");
    Ended annotate = run("annotate", schema, pauseIf, "--addColumns");
    assertThat(annotate.summary()).as(annotate.err()).contains("read=5000 updated=5000 ");
  }

  @Test
  void aTimeLimitThatNoPageKeepsToIsNamed(Schema schema) throws Exception {
    ChatTable.create(schema, 100);
    createSlow(schema);

    Ended scan =
        run("scan", schema, "--where=too_slow(data) = 1", "--out=" + directory.resolve("slow"));

    assertThat(scan.status()).isEqualTo(4);
    assertThat(scan.err())
        .contains("table chat_messages failed at ")
        .contains(schema.isPostgres() ? "statement_timeout" : "max_execution_time");
  }

  @Test
  void aPageIsUpdatedInPartsWhereTheServerEndsTheWhole(Schema schema) throws Exception {
    assumeTrue(schema.isPostgres(), "a trigger of MySQL does not see how many rows there are");
    ChatTable.create(schema, 1_000);
    schema.execute(
        "CREATE FUNCTION few() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN IF (SELECT count(*) FROM n) > 100 THEN"
            + " RAISE EXCEPTION USING ERRCODE = ''57014''; END IF; RETURN NULL; END'");
    schema.execute(
        "CREATE TRIGGER few AFTER UPDATE ON chat_messages REFERENCING NEW TABLE AS n"
            + " FOR EACH STATEMENT EXECUTE FUNCTION few()");

    Ended annotate = run("annotate", schema, "--addColumns");

    assertThat(annotate.summary())
        .as(annotate.err())
        .isEqualTo("sluice annotate: read=1000 updated=1000 failed=0");
  }

  /** Fails as a statement that takes too long. */
  private static void createSlow(Schema schema) throws SQLException {
    schema.execute(
        schema.isPostgres()
            ? "CREATE FUNCTION too_slow(x TEXT) RETURNS INT LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''57014''; END'"
            : "CREATE FUNCTION too_slow(x TEXT) RETURNS INT NO SQL BEGIN SIGNAL SQLSTATE 'HY000'"
                + " SET MYSQL_ERRNO = 3024, MESSAGE_TEXT = 'too long'; RETURN 1; END");
  }

  private static Ended run(String job, Schema schema, String... options) {
    return Program.run(job, Runner.DIRECT.options(), schema.options(), "--quiet", List.of(options));
  }
}
