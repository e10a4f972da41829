package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.ledger.LedgerTables;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server ends statements that are larger than a limit which no session can lift. */
@OnOneServer
@ExtendWith(Servers.class)
class ServerLimitIT {

  private static final int ROWS = 1_000;

  @TempDir private Path directory;

  @Test
  void batchesBecomeSmallerUntilTheyKeepToALimit(Schema schema) throws Exception {
    limit(schema, 100);

    Ended load = load(schema);

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).contains("read=1000 loaded=1000 ");
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("" + ROWS);
    assertThat(schema.value("SELECT MAX(loaded) FROM sluice_load_batch")).isEqualTo("62");
  }

  @Test
  void aLimitThatNoBatchKeepsToIsNamed(Schema schema) throws Exception {
    limit(schema, 0);

    Ended load = load(schema);

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .startsWith(
            "sluice: error: Writing rows to table chat_messages failed at %s: too long (error 1969,"
                    .formatted(schema.database().address())
                + " SQLState 70100). A statement took longer than max_statement_time. Raise it for"
                + " this user.\n");
  }

  /** Ends each transaction that inserts more rows, as the server ends those that take too long. */
  private static void limit(Schema schema, int rows) throws Exception {
    schema.create();
    new TargetTable(schema.database(), ChatMessageModel.CHAT_MESSAGES.table()).createIfMissing();
    LedgerTables.createIfMissing(schema.database());
    schema.execute(
        """
        CREATE TRIGGER too_many BEFORE INSERT ON chat_messages FOR EACH ROW
        BEGIN
          IF (SELECT COUNT(*) FROM chat_messages) - (SELECT COALESCE(SUM(loaded), 0) FROM
              sluice_load_batch) >= %d THEN
            SIGNAL SQLSTATE '70100' SET MYSQL_ERRNO = 1969, MESSAGE_TEXT = 'too long';
          END IF;
        END\
        """
            .formatted(rows));
  }

  private Ended load(Schema schema) throws Exception {
    Path file =
        Lines.file(
            directory,
            IntStream.range(0, ROWS)
                .mapToObj(i -> Lines.message("%04d".formatted(i), "a"))
                .toArray(String[]::new));
    return Program.load(Runner.DIRECT, schema, directory.resolve("rejects"), "--input=" + file);
  }
}
