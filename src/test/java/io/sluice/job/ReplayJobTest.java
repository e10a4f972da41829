package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.cli.CapturedConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayJobTest {

  private static final String REJECT =
      "{\"reason\":\"JSON_SYNTAX\",\"file\":\"log\",\"offset\":7,\"length\":2,\"detail\":\"\","
          + "\"raw\":\"{\\\"id\\\":1}\"}\n";

  @TempDir Path directory;

  private final CapturedConsole captured = CapturedConsole.ofPipe();

  @Test
  void aDirectoryWithoutRejectsIsABadInput() {
    assertFails(3, none());
  }

  /** A dry run, the load and a replay used to read each reject twice. */
  @Test
  void theRejectsOfDryRunsArePassedOver() throws IOException {
    Path load = Files.writeString(directory.resolve("a.ndjson"), REJECT);
    Files.writeString(directory.resolve("dry-run-20160917-110416-1a2b3c4d-0.ndjson"), REJECT);
    assertThat(replay("--dryRun")).isEqualTo(5);
    assertThat(captured.out()).startsWith("sluice replay: read=1 ");
    Files.delete(load);
    CapturedConsole nothing = CapturedConsole.ofPipe();
    assertThat(Sluice.run(nothing.console(), "replay", "--rejects=" + directory).status())
        .isEqualTo(3);
    assertThat(nothing.err()).isEqualTo("sluice: error: " + none() + "\n");
  }

  private String none() {
    return ("There are no rejects in %s: not one file *.ndjson (those of dry runs, dry-run-*, are"
            + " skipped).")
        .formatted(directory);
  }

  @Test
  void aDirectoryThatIsMissingIsABadInput() {
    directory = directory.resolve("missing");
    assertFails(3, "There is no directory of rejects " + directory + ".");
  }

  @Test
  void whatIsReadIsNotWrittenTo() throws IOException {
    Path file = Files.writeString(directory.resolve("a.ndjson"), REJECT);
    assertFails(
        2,
        "--again=%s is the directory of the rejects themselves.".formatted(directory),
        "--again=" + directory);
    assertThat(file).hasContent(REJECT);
  }

  @Test
  void itReadsBlocksAndWritesInBulkAlways() {
    assertThat(replay("--reader=textio")).isEqualTo(2);
    assertThat(replay("--writer=jdbcio")).isEqualTo(2);
    assertThat(captured.err())
        .contains("There is no option --reader;")
        .contains("There is no option --writer;");
  }

  @Test
  void aDryRunSaysWhatWouldBecomeOfTheRejects() throws IOException {
    Path file = Files.writeString(directory.resolve("a.ndjson"), REJECT);
    assertThat(replay("--dryRun")).isEqualTo(5);
    assertThat(captured.out())
        .matches(
            "sluice replay: read=1 loaded=0 duplicate=0 conflict=0 filtered=0 rejected=1 blank=0"
                + " seconds=\\S+ rows_per_second=\\d+\n");
    assertThat(captured.err()).contains("they are in " + directory.resolve("again"));
    assertThat(file).hasContent(REJECT);
    assertThat(directory.resolve("again")).isDirectoryContaining("glob:**/dry-run-*.ndjson");
  }

  private void assertFails(int status, String sentence, String... options) {
    assertThat(replay(options)).isEqualTo(status);
    assertThat(captured.err()).isEqualTo("sluice: error: " + sentence + "\n");
    assertThat(captured.out()).isEmpty();
  }

  private int replay(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "replay";
    words[1] = "--rejects=" + directory;
    words[2] = "--quiet";
    System.arraycopy(options, 0, words, 3, options.length);
    return Sluice.run(captured.console(), words).status();
  }
}
