package io.sluice.pipeline.scan;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.export.ExportFiles;
import io.sluice.transforms.files.FileErrorMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second scan away from the files of a running one. */
final class ScanLock implements AutoCloseable {

  private final FileChannel file;

  private ScanLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Locks the files of a scan, whose directory must exist.
   *
   * @throws OptionException if another scan holds the lock
   */
  static ScanLock of(ExportFiles files) {
    Path path = Path.of(files.state().directory(), "lock");
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(file)) {
        return new ScanLock(file);
      }
      file.close();
      throw new OptionException("Another scan is writing to --out=" + files.prefix() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(
          path + " cannot be locked: " + FileErrorMessage.reason(e) + ".", e);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
