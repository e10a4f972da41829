package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** How far a load is, as its ledger says. */
public final class LoadProgress {

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

  /** The blocks that are committed. */
  public static long blocks(Schema schema) {
    try {
      return Long.parseLong(schema.value("SELECT COUNT(*) FROM sluice_ledger"));
    } catch (SQLException | RuntimeException e) {
      // There is no ledger yet, or no server.
      return 0;
    }
  }
}
