package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "~secret\n\n~ | ~secret\n~",
        "~ sec ret ~ | ~ sec ret ~",
        "~se\ncret~ | ~se\ncret~",
        "~pässwörd😀\n~ | ~pässwörd😀~",
        "~\n~ | ~~"
      })
  void ofAFileOneLineFeedAtItsEndIsNotThePassword(String contents, String password)
      throws IOException {
    Path file = Files.writeString(temp.resolve("password"), contents);
    assertThat(new Password.FromFile(file.toString()).read()).isEqualTo(password);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = temp.resolve("none");
    assertThatThrownBy(() -> new Password.FromFile(file.toString()).read())
        .isInstanceOf(DatabaseException.class)
        .hasMessage("The password file %s cannot be read.", file);
  }

  @Test
  void aFileThatIsNotTextIsNamed() throws IOException {
    Path file = Files.write(temp.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> new Password.FromFile(file.toString()).read())
        .isInstanceOf(DatabaseException.class)
        .hasMessage("The password file %s cannot be read.", file);
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
        .hasMessage("The password is to be in SLUICE_NO_SUCH_VARIABLE, which is not set.");
  }

  @Test
  void noneIsNone() {
    assertThat(new Password.None().read()).isNull();
  }
}
