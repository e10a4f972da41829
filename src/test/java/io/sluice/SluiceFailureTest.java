package io.sluice;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CapturedConsole;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.NameEncoding;
import io.sluice.testing.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure is one sentence on standard error and an exit code. */
class SluiceFailureTest {

  private static final String INPUT = "--input=" + Repository.file("src/sample/chat.ndjson");

  @TempDir Path directory;

  private final CapturedConsole captured = CapturedConsole.ofPipe();

  @Test
  void aLoadOfNothing() {
    assertFails(2, "--input is missing: name the files to load.", "load");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port=0         | --host or --port: not a port: 0.
          --port=65536     | --host or --port: not a port: 65536.
          --port=-1        | --host or --port: not a port: -1.
          --port=3306x     | --port=3306x is not an integer.
          --table=         | --table= is not a valid name: it is empty.
          --batchSize=0    | --batchSize=0 is less than 2.
          --maxRejected=x  | --maxRejected=x is neither a number of lines nor a percentage such as 0.5%.
          --types=typing   | --types=typing is not one of message, status.
          --since=today    | --since=today is not an instant such as 2016-09-17 or 2016-09-17T11:04:16Z.
          --prot=3306      | There is no option --prot; did you mean --port?
          """)
  void anOptionWithABadValue(String option, String sentence) {
    assertFails(2, sentence, "load", INPUT, "--host=127.0.0.1", "--user=x", option);
  }

  @Test
  void aServerWithoutAUser() {
    assertFails(2, "--user is missing: --host needs it.", "load", INPUT, "--host=127.0.0.1");
  }

  @Test
  void anUnknownOptionInARunConfig() throws IOException {
    Path config = Files.writeString(directory.resolve("a.args"), "--paralelism=3\n");
    assertFails(
        2, "There is no option --paralelism; did you mean --parallelism?", "load", "@" + config);
  }

  @Test
  void anInputThatIsMissing() {
    Path missing = directory.resolve("missing.ndjson");
    assertFails(3, "There is no input " + missing + ".", "load", "--input=" + missing);
  }

  /** A name that a glob matches used to write lines of its own, and to the terminal. */
  @Test
  void anInputWhoseNameForgesALine() throws IOException {
    Path file = directory.resolve("evil\nsluice: error: All 9 disks burn.\u001b[31m");
    Files.write(file, "\uFEFF{}\n".getBytes(UTF_16LE));
    assertFails(
        3,
        "The input %s/evil\\nsluice: error: All 9 disks burn.\\u001b[31m is UTF-16; convert it to UTF-8 with iconv."
            .formatted(directory.toRealPath()),
        "load",
        "--input=" + directory.toRealPath() + "/evil*");
  }

  @Test
  void anInputThatIsADirectory() {
    String sentence =
        "The input %s is a directory; name its files, as in %s."
            .formatted(directory, directory.resolve("*.ndjson"));
    assertFails(3, sentence, "load", "--input=" + directory);
  }

  @Test
  void aHostThatIsForgotten() {
    assertFails(2, "--user is given without --host.", "load", INPUT, "--user=x");
    assertThat(Path.of(".sluice")).doesNotExist();
  }

  @Test
  void aPasswordOnTheCommandLine() {
    assertFails(
        2,
        "A password on a command line is visible to every user; put it into SLUICE_PASSWORD or"
            + " --passwordFile.",
        "load",
        INPUT,
        "--password=canary");
  }

  @Test
  void aSummaryThatStandardOutputDoesNotTake() throws IOException {
    Path file = Files.writeString(directory.resolve("a.ndjson"), "\n");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(full), new PrintStream(err), false);
    ExitCode code =
        Sluice.run(
            console,
            "load",
            "--input=" + file,
            "--dryRun",
            "--quiet",
            "--rejects=" + directory.resolve("rejects"));
    assertThat(code).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(err.toString(UTF_8))
        .endsWith(
            "sluice: error: Standard output is closed or full; what was printed there is lost.\n");
  }

  @Test
  void aWordThatTheLocaleCannotRead() {
    assertFails(
        2,
        "--sites=\uFFFD\uFFFD has characters that cannot be read%s."
            .formatted(NameEncoding.advice()),
        "load",
        "--sites=\uFFFD\uFFFD");
  }

  @Test
  void aSummaryThatIsAnInputAndStays() throws IOException {
    Path file = Files.writeString(directory.resolve("a.ndjson"), "{}\n");
    assertFails(
        2,
        "--summary=" + file + " is one of the inputs.",
        "load",
        "--input=" + file,
        "--dryRun",
        "--summary=" + file);
    assertThat(file).hasContent("{}\n");
  }

  @Test
  void aTextInUtf16() throws IOException {
    Path file = Files.write(directory.resolve("a.ndjson"), "\uFEFF{}\n".getBytes(UTF_16LE));
    assertFails(
        3,
        "The input " + file + " is UTF-16; convert it to UTF-8 with iconv.",
        "load",
        "--input=" + file);
  }

  @Test
  void aDatabaseThatIsDown() throws IOException {
    int port = closedPort();
    assertFails(
        4,
        "Connecting failed at 127.0.0.1:%d: the connection was refused. Nothing listens there, or a"
                .formatted(port)
            + " firewall refuses it. Check --host and --port, and that the server runs.",
        "load",
        INPUT,
        "--host=127.0.0.1",
        "--port=" + port,
        "--user=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug", "--debug=true"})
  void debuggingAddsTheStackTrace(String debug) {
    int status = Sluice.run(captured.console(), "load", debug).status();
    assertThat(status).isEqualTo(2);
    assertThat(captured.err())
        .startsWith("sluice: error: --input is missing: name the files to load.\n")
        .contains("io.sluice.pipeline.options.OptionException: --input is missing")
        .contains("\tat io.sluice.Sluice.run(");
  }

  private void assertFails(int status, String sentence, String... words) {
    assertThat(Sluice.run(captured.console(), words).status()).isEqualTo(status);
    assertThat(captured.err()).isEqualTo("sluice: error: " + sentence + "\n");
    assertThat(captured.out()).isEmpty();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
