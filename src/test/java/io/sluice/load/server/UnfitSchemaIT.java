package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Globals;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.record.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One change to a schema that Sluice has made itself, and a load that was right is refused. */
@ExtendWith(Servers.class)
class UnfitSchemaIT {

  private static final Table TABLE = ChatMessageModel.CHAT_MESSAGES.table();
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void isRefusedBeforeTheFirstRowOrMadeFitByOurSession(UnfitSchema unfit, Schema schema)
      throws Exception {
    load("1", schema.options());
    Globals globals = Globals.of(schema);
    try {
      List<String> options = unfit.make(schema, directory);
      List<List<String>> tables = schema.query("SHOW TABLES");

      long start = System.nanoTime();
      Ended load = load("2", options);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);

      assertThat(load.err()).isEqualTo(unfit.errors(schema));
      assertThat(load.status()).isEqualTo(unfit.isRefused() ? 4 : 0);
      assertThat(taken).isLessThan(SOON);
      assertThat(schema.query("SHOW TABLES")).isEqualTo(tables);
      assertThat(schema.value("SELECT COUNT(*) FROM chat_messages"))
          .isEqualTo(unfit.isRefused() ? "1" : "2");
    } finally {
      globals.restore();
    }
  }

  @Test
  void aTableThatAnotherMakesAfterTheCheckIsCheckedToo(Schema schema) throws Exception {
    schema.create();
    TargetTable target = new TargetTable(schema.database(), TABLE);
    MySqlFlavor kind = schema.isMySql() ? MySqlFlavor.MYSQL : MySqlFlavor.MARIADB;
    String like = TableSql.createTable(TABLE, kind);
    target.check();

    schema.execute(like.replace("`data` VARCHAR(255)", "`data` VARCHAR(300)"));
    assertThat(target.createIfMissing().byColumn().get("data").codePoints()).isEqualTo(300);

    schema.execute("DROP TABLE chat_messages");
    schema.execute(like.replace("`data` VARCHAR(255)", "`data` VARCHAR(200)"));
    assertThatThrownBy(target::createIfMissing)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("has a column data of 200 characters");
  }

  private Ended load(String id, List<String> options) throws IOException {
    return Program.run(
        "load",
        options,
        "--quiet",
        // It takes rights of its own.
        "--ledger=off",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + Lines.file(directory, Lines.message(id, "hello")));
  }
}
