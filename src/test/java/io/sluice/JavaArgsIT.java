package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program starts as the README says. */
@OnOneServer
class JavaArgsIT {

  @TempDir private Path directory;

  @Test
  void theOptionsForJavaStartTheProgram() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@run-configs/java.args",
                "load",
                "--input=src/sample/chat.ndjson",
                "--rejects=" + directory,
                "--dryRun",
                "--quiet")
            .directory(Repository.file("").toFile())
            .start();
    Ended ended = Program.ended(process);
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.summary()).startsWith("sluice load: read=1000 ");
  }
}
