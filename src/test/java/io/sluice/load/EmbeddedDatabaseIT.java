package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that Sluice brings along, as a user of the jar meets it. */
@OnOneServer
class EmbeddedDatabaseIT {

  private static final String SAMPLE = Repository.file("src/sample/chat.ndjson").toString();

  @TempDir private Path temp;

  // In a directory whose name is hard on shells, below the temporary directory.
  @Test
  void keepsItsDataAndOutlivesTheKillingOfItsRun() throws Exception {
    Path directory = Files.createDirectory(temp.resolve("it's a b"));

    assertThat(load(directory).summary()).contains(" loaded=915 ");
    assertThat(load(directory).summary()).contains(" loaded=0 duplicate=943 ");

    Process killed = Program.start(directory, List.of(), command());
    while (servers(directory) == 0) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    assertThat(servers(directory)).isEqualTo(1);

    Ended again = load(directory);
    assertThat(again.summary()).as(again.err()).contains(" loaded=0 duplicate=943 ");
    assertThat(servers(directory)).isZero();
  }

  private static Ended load(Path directory) throws Exception {
    return Program.fork(directory, List.of(), command());
  }

  private static List<String> command() {
    return List.of("load", "--quiet", "--restart", "--input=" + SAMPLE);
  }

  private static long servers(Path directory) throws Exception {
    Path home = directory.toRealPath();
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().map(Path::of).filter(c -> c.startsWith(home)).isPresent())
        .count();
  }
}
