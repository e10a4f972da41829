package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.AtOnce;
import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load locks what it needs, and gets on with those who do the same. */
@ExtendWith(Servers.class)
class LocksIT {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();
  private static final int ROWS = 1_000;
  private static final int KEYS = 500;
  private static final int LOADERS = 4;

  @TempDir private Path directory;

  // Reading the whole table is what the server would choose, and would lock all of it.
  @Test
  void rowsThatAreReadByKeyAreFoundByTheirKey(Schema schema) throws Exception {
    createTable(schema, ROWS);
    schema.execute("ANALYZE TABLE chat_messages");
    try (Connection connection = DataSources.connect(schema.database());
        PreparedStatement statement =
            connection.prepareStatement("EXPLAIN " + TableSql.selectByKeys(TABLE, KEYS))) {
      for (int key = 0; key < KEYS; key++) {
        statement.setString(1 + key, id(2 * key));
      }
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        assertThat(plan.getString("type")).isEqualTo("range");
        assertThat(plan.getString("key")).isEqualTo("PRIMARY");
      }
    }
  }

  // LOAD DATA shares a row that is there, and to have it alone after that ends in the next
  // deadlock.
  @Test
  void afterADeadlockABlockIsInsertedByTheOtherStatement(Schema schema) throws Exception {
    createTable(schema, 2);
    Path file = Lines.file(directory, Lines.message(id(0), "new"), Lines.message(id(1), "new"));
    AtomicInteger inserts = new AtomicInteger();
    CompletableFuture<Ended> load;
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.show(
          statement -> {
            if (statement.startsWith("INSERT INTO `chat_messages`")) {
              inserts.incrementAndGet();
            }
          });
      try (Connection other = DataSources.connect(schema.database());
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        // The server ends the one who has done less.
        statement.execute(
            "INSERT INTO chat_messages (id, `from`, site_id, `timestamp`) VALUES " + others());
        statement.execute(
            "UPDATE chat_messages SET data = 'other' WHERE id = '%s'".formatted(id(1)));
        load = CompletableFuture.supplyAsync(() -> load(proxy.via(schema), file));
        schema.awaitLockWait(load);
        inserts.set(0);
        statement.execute(
            "UPDATE chat_messages SET data = 'other' WHERE id = '%s'".formatted(id(0)));
        other.commit();
      }
      assertThat(load.get().status()).as(load.get().err()).isZero();
    }
    assertThat(load.get().summary()).contains("read=2 loaded=0 duplicate=0 conflict=2 ");
    assertThat(inserts).hasValue(1);
  }

  @Test
  void loadsOfTheSameFilesBeginAtOnceWithoutADeadlock(Schema schema) throws Exception {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    createTable(schema, 0);
    LedgerTables.createIfMissing(schema.database());
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Path file = Lines.file(directory, Lines.message("1", "a"));
      files.addAll(InputFiles.find(List.of(file.toString())).files());
    }
    AtOnce.run(LOADERS, loader -> () -> open(schema.database(), "run-" + loader, files));

    // Whoever came last knows of all the others.
    assertThat(schema.query("SELECT DISTINCT `run`, LENGTH(left_behind) FROM sluice_load_file"))
        .hasSize(1)
        .allMatch(row -> row.get(1).equals("17"));
  }

  private static LoadLedger open(Database database, String run, List<InputFile> files) {
    return LoadLedger.open(
        new LoadLedger.Spec(
            database,
            TABLE,
            "settings",
            "settings",
            run,
            FileLocation.of("rejects"),
            Duration.ZERO,
            false),
        files,
        false);
  }

  private static void createTable(Schema schema, int rows) throws SQLException {
    schema.create();
    new TargetTable(schema.database(), TABLE).createIfMissing();
    if (rows > 0) {
      schema.execute(
          "INSERT INTO chat_messages (id, `from`, site_id, `timestamp`) VALUES "
              + IntStream.range(0, rows)
                  .mapToObj(row -> "('%s', 'ann', 's', '2020-01-01')".formatted(id(row)))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String others() {
    return IntStream.range(0, ROWS)
        .mapToObj(row -> "('other %d', 'ann', 's', '2020-01-01')".formatted(row))
        .collect(Collectors.joining(", "));
  }

  private static String id(int row) {
    return "%05d".formatted(row);
  }

  private Ended load(Schema schema, Path file) {
    return Program.load(Runner.DIRECT, schema, directory.resolve("rejects"), "--input=" + file);
  }
}
