package io.sluice.bench.measure;

import io.sluice.testing.server.KillableServer;
import io.sluice.testing.server.MySqlProgram;
import io.sluice.testing.server.Schema;
import io.sluice.transforms.jdbc.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;

/** The MySQL that is measured. It can be put back into a state that it has been in. */
public final class BenchServer implements AutoCloseable {

  /** The database in which the table is. */
  public static final String DATABASE = "bench";

  private static final int POLL_MS = 50;
  private static final int MAX_POLLS = 5 * 60 * 1000 / POLL_MS;

  private final KillableServer server;
  private final ServerSettings settings;
  private final Path states;

  private BenchServer(KillableServer server, ServerSettings settings, Path states) {
    this.server = server;
    this.settings = settings;
    this.states = states;
  }

  /**
   * A new server that answers.
   *
   * @param states a directory for the states
   */
  public static BenchServer start(ServerSettings settings, Path states)
      throws IOException, SQLException {
    KillableServer server =
        KillableServer.running(
            new MySqlProgram(settings.authentication()), settings.options().toArray(String[]::new));
    BenchServer started = new BenchServer(server, settings, states);
    new Schema(server.database(DATABASE)).create();
    return started;
  }

  /** The database in which the table is. */
  public Schema schema() {
    return new Schema(server.database(DATABASE));
  }

  /** What {@link Session} wants to know. */
  public List<String> clientArguments() {
    Password.FromFile password = (Password.FromFile) schema().database().password();
    return List.of(Integer.toString(schema().database().port()), password.path());
  }

  /** The CPU time that its process has used. */
  public double cpuSeconds() {
    return Proc.cpuSeconds(server.pid());
  }

  /** Has it do all that it has put off, and then read all that it can into its buffer pool. */
  public void restart() throws IOException, SQLException, InterruptedException {
    stop();
    startWarm();
  }

  /** Keeps the state in which it is now. It is shut down after this. */
  public void save(Enum<?> state) throws IOException, SQLException, InterruptedException {
    stop();
    Snapshot.copy(server.data(), directory(state));
  }

  private void stop() throws SQLException, InterruptedException {
    Schema schema = schema();
    // All in the tables' own files: nothing left to do at the next start, and small logs to copy.
    schema.onServer("SET GLOBAL innodb_fast_shutdown = 0");
    schema.onServer("SET GLOBAL innodb_redo_log_capacity = " + ServerSettings.SMALL_REDO_BYTES);
    await(() -> status("Innodb_redo_log_resize_status").equals("OK"));
    server.stop();
  }

  /**
   * Puts it into a saved state, with all of that on disk and as much as fits in its buffer pool.
   * What it has been doing is lost.
   */
  public void restore(Enum<?> state) throws IOException, SQLException, InterruptedException {
    server.kill();
    Snapshot.copy(directory(state), server.data());
    startWarm();
  }

  private void startWarm() throws IOException, InterruptedException {
    server.start();
    await(() -> status("Innodb_buffer_pool_load_status").contains("completed"));
  }

  @Override
  public void close() {
    server.close();
    FileUtils.deleteQuietly(states.toFile());
  }

  private Path directory(Enum<?> state) {
    return states.resolve(Choice.nameOf(state));
  }

  private String status(String name) throws SQLException {
    return schema().query("SHOW STATUS LIKE '" + name + "'").get(0).get(1);
  }

  private static void await(Callable<Boolean> condition) throws InterruptedException {
    try {
      for (int i = 0; i < MAX_POLLS; i++) {
        if (condition.call()) {
          return;
        }
        Thread.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    throw new BenchException("The server does not become ready; see its log in target/it.");
  }
}
