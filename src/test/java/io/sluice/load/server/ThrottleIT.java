package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.session.DataSources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load spares a server that others use, too, where it is asked to. */
@ExtendWith(Servers.class)
class ThrottleIT {

  private static final String BUSY = "--pauseIf=SELECT seconds FROM replica_lag>5";

  @TempDir private Path directory;

  @Test
  void itPausesWhileANumberIsAboveItsBoundAndThenGoesOn(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE replica_lag (seconds INT NULL)");
    schema.execute("INSERT INTO replica_lag VALUES (6)");
    CompletableFuture<Ended> load = CompletableFuture.supplyAsync(() -> load(schema, BUSY));
    Thread.sleep(2_000);
    assertThat(load).isNotDone();
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("0");

    schema.execute("UPDATE replica_lag SET seconds = 5");

    assertThat(load.get().summary()).as(load.get().err()).contains("loaded=1 ");
  }

  @Test
  void whereThereIsNoNumberItDoesNotPause(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE replica_lag (seconds INT NULL)");
    assertThat(load(schema, BUSY).status()).isZero();
    schema.execute("INSERT INTO replica_lag VALUES (NULL)");
    assertThat(load(schema, BUSY).status()).isZero();
  }

  /** By a variable that nothing moves but this test: a server runs threads of its own, too. */
  @Test
  void itPausesWhileAStatusVariableIsAboveItsBound(Schema schema) throws Exception {
    schema.create();
    CompletableFuture<Ended> load;
    try (Connection other = DataSources.connect(schema.database());
        Statement statement = other.createStatement()) {
      statement.execute("PREPARE one FROM 'SELECT 1'");
      load = CompletableFuture.supplyAsync(() -> load(schema, "--maxLoad=prepared_stmt_COUNT=0"));
      Thread.sleep(2_000);
      assertThat(load).isNotDone();
      assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("0");
    }
    assertThat(load.get().summary()).as(load.get().err()).contains("loaded=1 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--maxLoad=Threads_runing=1|--maxLoad: the server has no status variable Threads_runing.",
        "--maxLoad=Rpl_status=1|--maxLoad: the server",
        "--pauseIf=SELECT x FROM nowhere>1|Running the query of --pauseIf failed at ",
        "--pauseIf=SELECT 'x'>1|Running the query of --pauseIf failed at ",
        "--pauseIf=DROP TABLE IF EXISTS nothing>1|Running the query of --pauseIf failed at "
      })
  void whatCannotBeLookedAtIsSaidBeforeTheFirstRow(String option, String words, Schema schema)
      throws Exception {
    schema.create();
    Ended load = load(schema, option);
    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err()).startsWith("sluice: error: " + words);
    assertThat(schema.query("SHOW TABLES")).isEmpty();
  }

  private Ended load(Schema schema, String... options) {
    String[] all = new String[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    try {
      all[options.length] = "--input=" + Lines.file(directory, Lines.message("1", "a"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Program.load(Runner.DIRECT, schema, directory.resolve("rejects"), all);
  }
}
