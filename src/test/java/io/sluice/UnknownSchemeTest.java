package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CapturedConsole;
import io.sluice.testing.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** URLs that no file system on the class path handles; they used to become local directories. */
class UnknownSchemeTest {

  private static final String URL = "s3://bucket/x";
  private static final String WHY = "no file system for the scheme s3 is on the class path.\n";

  @TempDir Path directory;

  @Test
  void ofRejectsIsABadOption() throws IOException {
    assertFails(
        2,
        "--rejects=s3://bucket/x cannot be used: " + WHY,
        "load",
        "--dryRun",
        "--input=" + log(),
        "--rejects=" + URL);
  }

  @Test
  void ofTheSummaryIsABadOption() throws IOException {
    assertFails(
        2,
        "--summary=s3://bucket/x cannot be written: " + WHY,
        "load",
        "--dryRun",
        "--input=" + log(),
        "--rejects=" + directory.resolve("rejects"),
        "--summary=" + URL);
    assertThat(directory.resolve("rejects")).doesNotExist();
  }

  @Test
  void ofAnInputIsABadInput() {
    assertFails(
        3,
        "The input s3://bucket/x cannot be read: " + WHY,
        "load",
        "--dryRun",
        "--input=" + URL,
        "--rejects=" + directory.resolve("rejects"));
  }

  @Test
  void ofReplayedRejectsIsABadOption() throws IOException {
    assertFails(2, "--rejects=s3://bucket/x cannot be used: " + WHY, "replay", "--rejects=" + URL);
    Files.writeString(directory.resolve("a.ndjson"), "{}\n");
    assertFails(
        2,
        "--again=s3://bucket/x cannot be used: " + WHY,
        "replay",
        "--rejects=" + directory,
        "--again=" + URL);
  }

  @Test
  void ofARunConfigIsABadOption() {
    assertFails(2, "The run-config s3://bucket/x cannot be read: " + WHY, "load", "@" + URL);
  }

  @Test
  void aUrlOfSeveralLocationsIsABadOption() throws IOException {
    assertFails(
        2,
        "--rejects=memory://a/* cannot be used. A URL must not contain any of * ? [ ] { } \\ and"
            + " comma.\n",
        "load",
        "--dryRun",
        "--input=" + log(),
        "--rejects=memory://a/*");
  }

  private Path log() throws IOException {
    return Lines.file(directory, Lines.message("1", "a"));
  }

  private void assertFails(int status, String sentence, String... args) {
    CapturedConsole captured = CapturedConsole.ofPipe();
    String[] words = Stream.of(args).toArray(String[]::new);
    assertThat(Sluice.run(captured.console(), words).status()).as(captured.err()).isEqualTo(status);
    assertThat(captured.err()).isEqualTo("sluice: error: " + sentence);
    assertThat(Path.of("s3:")).doesNotExist();
  }
}
