package io.sluice.scan.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.ChatTable;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An annotation that is killed at any moment and started again comes to the same as one that was
 * not, and writes each row once.
 */
@OnOneServer
@ExtendWith(Servers.class)
class KilledAnnotationIT {

  private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
  private static final int ROWS = 24_000;

  /** A page is worked on for about so long. */
  private static final int PAGE_MS = 50;

  @TempDir private Path directory;

  @Test
  void atRandomMoments(Schema schema) throws Exception {
    ChatTable.create(schema, ROWS);
    prepare(schema);
    Random random = new Random(SEED);
    int kills = Thoroughness.of(3, 30);
    int rounds = Thoroughness.of(1, 5);
    try {
      for (int round = 1; round <= rounds; round++) {
        int before = 0;
        for (int kill = 0; kill < kills / rounds; kill++) {
          // Not so late that it may come to its end, whereupon the next would begin anew.
          int rows = (int) (0.8 * ROWS * (kill + random.nextDouble()) / (kills / rounds));
          before += kill(start(schema), rows, random, schema) ? 1 : 0;
        }
        Ended last = Program.ended(start(schema));
        assertThat(last.status()).as(last.err()).isZero();
        assertThat(last.summary())
            .isEqualTo("sluice annotate: read=%1$d updated=%1$d failed=0".formatted(ROWS));
        assertThat(before).isPositive();
        assertThat(last.err()).contains("this run went on from there");
        assertAnnotated(schema, round);
        clear(schema);
      }
    } catch (AssertionError e) {
      throw new AssertionError("Kills like those of -Dsluice.seed=" + SEED, e);
    }
  }

  @Test
  void itsSessionsAreKilledAgainAndAgain(Schema schema) throws Exception {
    ChatTable.create(schema, ROWS);
    prepare(schema);

    CompletableFuture<Ended> annotation =
        CompletableFuture.supplyAsync(
            () -> Program.run("annotate", schema.options(), "--quiet", "--rateLimit=8000"));
    int kills = 0;
    while (!annotation.isDone()) {
      kills += committed(schema) > 0 ? schema.killSessions() : 0;
      Thread.sleep(300);
    }

    Ended annotated = annotation.get();
    assertThat(annotated.status()).as(annotated.err()).isZero();
    assertThat(annotated.summary())
        .isEqualTo("sluice annotate: read=%1$d updated=%1$d failed=0".formatted(ROWS));
    assertThat(kills).isGreaterThan(2);
    assertAnnotated(schema, 1);
  }

  /** A clean run would have made the same table, and have written each row once, too. */
  private static void assertAnnotated(Schema schema, int round) throws SQLException {
    // All texts are "text of" and a number.
    assertThat(
            schema.value(
                "SELECT COUNT(*) FROM chat_messages"
                    + " WHERE word_count = 3 AND character_count = CHAR_LENGTH(data)"))
        .isEqualTo("" + ROWS);
    assertThat(schema.query("SELECT DISTINCT writes FROM chat_messages"))
        .isEqualTo(List.of(List.of("" + (2 * round - 1))));
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_scan")).isEqualTo("0");
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_scan_failed")).isEqualTo("0");
  }

  /** The next round begins with a table without numbers; to make it so is a write of each row. */
  private static void clear(Schema schema) throws SQLException {
    schema.execute("UPDATE chat_messages SET word_count = NULL, character_count = NULL");
  }

  /**
   * Kills it when so many rows are committed, or shortly after; false where it has ended, or
   * nothing was done before.
   */
  private static boolean kill(Process annotation, int rows, Random random, Schema schema)
      throws InterruptedException, SQLException {
    while (committed(schema) < rows && annotation.isAlive()) {
      Thread.sleep(5);
    }
    if (annotation.waitFor(random.nextInt(PAGE_MS), TimeUnit.MILLISECONDS)) {
      return false;
    }
    annotation.destroyForcibly().waitFor();
    return committed(schema) > 0;
  }

  private static long committed(Schema schema) throws SQLException {
    return Long.parseLong(schema.value("SELECT COALESCE(SUM(updated), 0) FROM sluice_scan"));
  }

  /** Has the server count writes, and sluice_scan be there to be asked. */
  private static void prepare(Schema schema) throws SQLException {
    CountedWrites.of(schema, "chat_messages");
    Ended nothing =
        Program.run(
            "annotate", schema.options(), "--quiet", "--addColumns", "--where=id = 'nobody'");
    assertThat(nothing.status()).as(nothing.err()).isZero();
  }

  /** Slow enough to be killed in between. */
  private Process start(Schema schema) throws IOException {
    return Program.start(
        directory,
        List.of("-Xmx256m"),
        "annotate",
        schema.options(),
        "--quiet",
        "--rateLimit=12000");
  }
}
