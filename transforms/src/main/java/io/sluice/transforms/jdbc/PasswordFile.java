package io.sluice.transforms.jdbc;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a password from a file, or from a pipe such as {@code <(pass show db)}. */
final class PasswordFile {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 4096;

  /**
   * The passwords read from pipes, by path. A pipe can be read only once, and a pipeline, which a
   * runner copies, must not carry a password. So it stays in this JVM, for every connection.
   */
  private static final Map<Path, String> PIPED = new ConcurrentHashMap<>();

  private PasswordFile() {}

  /**
   * Reads the password. A file is read each time, because it may change during a long run.
   *
   * @throws DatabaseException if it cannot be read, or contains anything but a password
   */
  static String read(Path path) {
    return isProcessLocal(path)
        ? PIPED.computeIfAbsent(path, piped -> password(piped, inTime(piped, PATIENCE)))
        : password(path, bytes(path));
  }

  /** Whether only this process can read it: a pipe, a terminal or another open file. */
  static boolean isProcessLocal(Path path) {
    return path.startsWith("/dev")
        || path.startsWith("/proc")
        || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** Reads a pipe within a time limit, because nothing may ever be written to it. */
  static byte[] inTime(Path path, Duration patience) {
    FutureTask<byte[]> read = new FutureTask<>(() -> bytes(path));
    Thread reader = new Thread(read, "password");
    reader.setDaemon(true);
    reader.start();
    try {
      return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failure(
          path, "nothing was written to it in %d seconds".formatted(patience.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(path, "interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DatabaseException failure
          ? failure
          : failure(path, e.getCause().toString());
    }
  }

  private static byte[] bytes(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw failure(path, FileErrorMessage.reason(e));
    }
  }

  private static String password(Path path, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw failure(path, "it holds more than a password");
    }
    String password = decode(path, bytes).replaceFirst("^\uFEFF", "").replaceFirst("\\R\\z", "");
    if (password.isEmpty()) {
      throw failure(path, "it is empty");
    }
    if (password.lines().count() > 1 || password.endsWith("\n")) {
      throw failure(path, "it holds several lines instead of the password alone");
    }
    return password;
  }

  private static String decode(Path path, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw failure(path, "it is not UTF-8");
    }
  }

  private static DatabaseException failure(Path path, String reason) {
    return new DatabaseException(
        LogSanitizer.of("Cannot read the password file %s: %s.".formatted(path, reason)));
  }
}
