package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load leaves no rows behind in the temporary directory. */
@OnOneServer
@ExtendWith(Servers.class)
class TemporaryFilesIT {

  @TempDir private Path directory;

  // The other writers are in the midst of their blocks when the program ends.
  @ParameterizedTest
  @EnumSource
  void aLoadThatFailsLeavesNone(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 60_000);
    Path temporary = Files.createDirectory(directory.resolve("temporary"));

    Ended load =
        Program.fork(
            List.of("-Djava.io.tmpdir=" + temporary),
            "load",
            runner == Runner.FLINK ? runner.options() : List.of(),
            schema.options(),
            "--quiet",
            "--input=" + log.file(),
            "--rejects=" + directory.resolve("rejects"),
            "--onDuplicate=fail");

    assertThat(load.status()).as(load.err()).isEqualTo(5);
    try (var files = Files.list(temporary)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("sluice-rows"));
    }
  }

  /** Tables were made and keys dropped, and then there was a stack trace. */
  @Test
  void aDirectoryThatIsMissingIsSaidBeforeAnythingIsMade(Schema schema) throws Exception {
    schema.create();
    Path missing = directory.resolve("missing");

    Ended load =
        Program.fork(
            List.of("-Djava.io.tmpdir=" + missing),
            "load",
            schema.options(),
            "--quiet",
            "--input=" + Lines.file(directory, Lines.message("1", "a")),
            "--rejects=" + directory.resolve("rejects"));

    assertThat(load.err())
        .isEqualTo(
            ("sluice: error: Cannot write into the temporary directory %s: there is no such file or"
                    + " directory; name another one with java -Djava.io.tmpdir=<directory>.\n")
                .formatted(missing));
    assertThat(load.status()).isEqualTo(1);
    assertThat(schema.query("SHOW TABLES")).isEmpty();
  }
}
