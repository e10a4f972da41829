package io.sluice.transforms.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~secret~ | ~secret~",
        "~secret\n~ | ~secret~",
        "~secret\r\n~ | ~secret~",
        "~ sec ret ~ | ~ sec ret ~",
        "~pässwörd😀\n~ | ~pässwörd😀~",
        "~\uFEFFsecret~ | ~secret~"
      })
  void aLineFeedAtTheEndOfAFileIsNotThePassword(String contents, String password)
      throws IOException {
    Path file = Files.writeString(temp.resolve("password"), contents);
    assertThat(new Password.FromFile(file.toString()).read()).isEqualTo(password);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("", "it is empty"),
        arguments("\n", "it is empty"),
        arguments("secret\n\n", "it holds several lines instead of the password alone"),
        arguments("se\ncret", "it holds several lines instead of the password alone"),
        arguments("secret".repeat(1000), "it holds more than a password"),
        arguments("\u00ff", "it is not UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aFileThatHoldsNoPasswordIsNamed(String contents, String reason) throws IOException {
    Path file = Files.writeString(temp.resolve("password"), contents, ISO_8859_1);
    assertUnreadable(file, reason);
  }

  @Test
  void aMissingFileIsNamed() {
    assertUnreadable(temp.resolve("none"), "there is no such file or directory");
  }

  @Test
  void aDirectoryIsNamed() {
    assertThatThrownBy(() -> password(temp)).isInstanceOf(DatabaseException.class);
  }

  @Test
  void aDeviceWithoutAnEndIsNotReadForEver() {
    assertUnreadable(Path.of("/dev/zero"), "it holds more than a password");
  }

  @Test
  void aFileIsReadAnewBecauseItMayHaveChanged() throws IOException {
    Path file = Files.writeString(temp.resolve("password"), "old");
    assertThat(password(file)).isEqualTo("old");
    Files.writeString(file, "new");
    assertThat(password(file)).isEqualTo("new");
    assertThat(new Password.FromFile(file.toString()).isProcessLocal()).isFalse();
  }

  @Test
  void aPipeIsReadOnceForAllConnections() throws Exception {
    Path pipe = pipe();
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(pipe, "piped\r\n"));
    assertThat(password(pipe)).isEqualTo("piped");
    written.get();
    assertThat(password(pipe)).isEqualTo("piped");
    assertThat(new Password.FromFile(pipe.toString()).isProcessLocal()).isTrue();
  }

  @Test
  void aPipeThatNothingIsWrittenToIsNotWaitedForForEver() throws Exception {
    Path pipe = pipe();
    assertThatThrownBy(() -> PasswordFile.inTime(pipe, Duration.ofMillis(50)))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "Cannot read the password file %s: nothing was written to it in 0 seconds.", pipe);
    // Lets the reader end.
    write(pipe, "");
  }

  private Path pipe() throws Exception {
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static void write(Path pipe, String text) {
    try (OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String password(Path file) {
    return new Password.FromFile(file.toString()).read();
  }

  private static void assertUnreadable(Path file, String reason) {
    assertThatThrownBy(() -> password(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessage("Cannot read the password file %s: %s.", file, reason);
  }

  @Test
  void aVariableIsReadWhereItIsUsed() {
    Map.Entry<String, String> any = System.getenv().entrySet().iterator().next();
    assertThat(new Password.FromEnvironment(any.getKey()).read()).isEqualTo(any.getValue());
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(() -> new Password.FromEnvironment("SLUICE_NO_SUCH_VARIABLE").read())
        .isInstanceOf(DatabaseException.class)
        .hasMessage("The password must be in SLUICE_NO_SUCH_VARIABLE, which is not set.");
  }

  @Test
  void noneIsNone() {
    assertThat(new Password.None().read()).isNull();
  }
}
