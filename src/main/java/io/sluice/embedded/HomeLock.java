package io.sluice.embedded;

import io.sluice.transforms.jdbc.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An exclusive lock on an embedded database's home directory. It ends with the process that holds
 * it.
 */
final class HomeLock {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Locks a home directory, which is created if it is missing. */
  static HomeLock take(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DatabaseException(
            "The embedded database in %s is in use by another run of Sluice.".formatted(home));
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new DatabaseException(
          ("The embedded database cannot be kept in %s, where this user may not write; name a"
                  + " server with --host, or start Sluice elsewhere.")
              .formatted(home),
          e);
    }
  }

  /** Whether another process holds the lock of a home directory. Not for the process that does. */
  static boolean isTaken(Path home) {
    Path file = home.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      // Closing the channel releases the lock.
      return tryLock(channel) == null;
    } catch (IOException e) {
      throw new DatabaseException(
          "The embedded database in %s cannot be read by this user; name a server with --host."
              .formatted(home),
          e);
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
