package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.transforms.jdbc.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How far a load is, as its ledger says. */
public final class LoadProgress {

  private static final Duration TIMEOUT = Duration.ofMinutes(Thoroughness.of(3, 15));
  private static final int POLL_MS = 250;

  private final Schema schema;
  private final CompletableFuture<Ended> load;
  private long seen;

  /**
   * @param schema the database, past all that is put in the load's way
   * @param load the load, which runs
   */
  public LoadProgress(Schema schema, CompletableFuture<Ended> load) {
    this.schema = schema;
    this.load = load;
  }

  /** Waits until another block is committed; there must be more to come. */
  public void await() throws InterruptedException {
    long before = seen;
    while (seen == before && !load.isDone()) {
      Thread.sleep(20);
      seen = Math.max(seen, blocks(schema));
    }
    assertThat(load).isNotDone();
  }

  /** Waits until all runs have ended, and all that were started last are done. */
  public static void awaitFinished(Schema schema) throws InterruptedException, SQLException {
    awaitEnded(schema);
    assertThat(schema.query("SELECT state, reason FROM sluice_load ORDER BY started DESC LIMIT 1"))
        .containsExactly(Arrays.asList("done", null));
    assertThat(schema.value("SELECT SUM(`finished` IS NULL) FROM sluice_load_file")).isEqualTo("0");
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  /** Waits until a run has started and all have ended. */
  public static void awaitEnded(Schema schema) throws InterruptedException {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (!isEnded(schema)) {
      assertThat(Instant.now()).as("the load has not finished").isBefore(deadline);
      Thread.sleep(POLL_MS);
    }
  }

  private static boolean isEnded(Schema schema) {
    try {
      return schema
          .query("SELECT COUNT(*) > 0, SUM(state IN ('running', 'cancelling')) FROM sluice_load")
          .equals(List.of(List.of("1", "0")));
    } catch (SQLException | DatabaseException e) {
      // There is no ledger yet, or no database.
      return false;
    }
  }

  /** What the ledger has counted of all lines, as a summary says it. */
  public static String counts(Schema schema) throws SQLException {
    return schema.value(
        "SELECT CONCAT('read=', SUM(`read`), ' loaded=', SUM(loaded), ' duplicate=',"
            + " SUM(duplicate), ' conflict=', SUM(conflict), ' filtered=', SUM(filtered),"
            + " ' rejected=', SUM(rejected), ' blank=', SUM(blank)) FROM sluice_load_batch");
  }

  /** The blocks that are committed. */
  public static long blocks(Schema schema) {
    try {
      return Long.parseLong(schema.value("SELECT COUNT(*) FROM sluice_load_batch"));
    } catch (SQLException | RuntimeException e) {
      // There is no ledger yet, or no server.
      return 0;
    }
  }
}
