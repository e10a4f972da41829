package io.sluice.load.run;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Rows of runs in a schema: real ones, and some that a test inserts. */
final class RunRows {

  private RunRows() {}

  /** Creates a schema with a ledger, in which one small load is done. */
  static void createLedger(Schema schema, Path directory) throws Exception {
    schema.create();
    Program.load(
        Runner.DIRECT,
        schema,
        directory.resolve("rejects"),
        "--input=" + Lines.file(directory, Lines.message("1", "a")));
  }

  /**
   * Inserts a run.
   *
   * @param name SQL for its name
   * @param silence the seconds since its heartbeat, which was also its start
   */
  static void insert(Schema schema, String name, String state, int silence) throws SQLException {
    schema.execute(
        ("INSERT INTO sluice_load (run, version, `table`, settings, rejects, files, bytes,"
             + " read_before, state, started, heartbeat) VALUES (%s, 2, 'chat_messages', '', '/r',"
             + " 1, 100, 0, '%s', NOW(3) - INTERVAL %d SECOND, NOW(3) - INTERVAL %d SECOND)")
            .formatted(name, state, silence, silence));
  }

  /** Makes all runs look as if nothing had been heard of them for minutes. */
  static void stopHeartbeats(Schema schema) throws SQLException {
    schema.execute("UPDATE sluice_load SET heartbeat = heartbeat - INTERVAL 5 MINUTE");
  }

  /** Waits until a load has committed a batch, and returns the name of its run. */
  static String awaitBatch(Schema schema, CompletableFuture<Ended> load)
      throws InterruptedException, SQLException {
    while (!load.isDone()) {
      try {
        if (!schema.value("SELECT COUNT(*) FROM sluice_load_batch").equals("0")) {
          return latest(schema);
        }
      } catch (SQLException e) {
        // There is no ledger yet.
      }
      Thread.sleep(50);
    }
    throw new AssertionError("It has ended: " + load.join());
  }

  /** The name of the latest run. */
  static String latest(Schema schema) throws SQLException {
    return schema.value("SELECT run FROM sluice_load ORDER BY started DESC LIMIT 1");
  }

  /** Starts a load in this JVM. */
  static CompletableFuture<Ended> start(
      Runner runner, Schema schema, Path rejects, String... options) {
    return CompletableFuture.supplyAsync(
        () -> Program.load(runner, schema, rejects, options),
        task -> new Thread(task, "load").start());
  }
}
