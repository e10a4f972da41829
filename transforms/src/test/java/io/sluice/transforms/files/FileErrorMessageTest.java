package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorMessageTest {

  @TempDir private Path directory;

  @Test
  void theReasonIsInWords() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(reason(() -> Files.readString(directory.resolve("nowhere"))))
        .isEqualTo("there is no such file or directory");
    assertThat(reason(() -> Files.createFile(file))).isEqualTo("it exists");
    assertThat(reason(() -> Files.delete(directory))).isEqualTo("there is something else in it");
    assertThat(reason(() -> Files.list(file).close())).isEqualTo("it is no directory");
    assertThat(reason(() -> Files.createFile(file.resolve("below")))).isEqualTo("Not a directory");
    assertThat(FileErrorMessage.reason(new AccessDeniedException("file")))
        .isEqualTo("this user may not");
    assertThat(FileErrorMessage.reason(new IOException("no space"))).isEqualTo("no space");
  }

  private static String reason(ThrowingCallable action) {
    return FileErrorMessage.reason(catchThrowableOfType(IOException.class, action));
  }
}
