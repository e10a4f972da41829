package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program starts as the README says. */
@OnOneServer
class JavaArgsIT {

  @TempDir private Path directory;

  @Test
  void theOptionsForJavaStartTheProgram() throws Exception {
    Ended ended = dryRun(Map.of());

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.summary()).startsWith("sluice load: read=1000 ");
  }

  @Test
  void itsClassesComeFromTheArchive() throws Exception {
    Path loaded = directory.resolve("loaded");
    Ended ended = dryRun(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded));

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(loaded)
        .content()
        .contains("io.sluice.Sluice source: shared objects file (top)")
        .contains("org.apache.beam.sdk.Pipeline source: shared objects file (top)");
  }

  /** Where its files may not be executed it is the same as where it is missing. */
  @Test
  void aTemporaryDirectoryThatTakesNoLibrariesWasTheEndOfEveryPipeline() throws Exception {
    String missing = "-Djava.io.tmpdir=" + directory.resolve("missing");
    Path cache = directory.resolve("cache");

    Ended ended = dryRun(Map.of("JDK_JAVA_OPTIONS", missing, "XDG_CACHE_HOME", cache.toString()));

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.summary()).startsWith("sluice load: read=1000 ");
    assertThat(cache.resolve("sluice")).isDirectory();
  }

  private Ended dryRun(Map<String, String> environment) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@run-configs/java.args",
                "load",
                "--input=src/sample/chat.ndjson",
                "--rejects=" + directory.resolve("rejects"),
                "--dryRun",
                "--quiet")
            .directory(Repository.file("").toFile());
    program.environment().putAll(environment);
    return Program.ended(program.start());
  }
}
