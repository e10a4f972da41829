package io.sluice.transforms.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.beam.sdk.io.FileIO;

/**
 * A file that has a temporary name until it is complete. Used by one thread at a time.
 *
 * @param <R> the type of a row
 */
public final class RangeFile<R> implements AutoCloseable {

  private static final String SUFFIX = ".part";

  private final Path path;
  private final Path unfinished;
  private final FileIO.Sink<R> sink;
  private final FileChannel file;
  private final BufferedChannel buffered;
  private long count;

  /**
   * Creates the file, and deletes what earlier attempts left. An attempt that still runs, because
   * its worker was given up too soon, finds no file to rename.
   */
  public RangeFile(Path path, FileIO.Sink<R> sink) throws IOException {
    this.path = path;
    String prefix = "." + path.getFileName() + ".";
    this.unfinished = path.resolveSibling(prefix + UUID.randomUUID() + SUFFIX);
    this.sink = sink;
    deleteOthers(prefix);
    // CREATE_NEW does not follow a link that another user has put there.
    this.file =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.buffered = new BufferedChannel(file);
    sink.open(buffered);
  }

  private void deleteOthers(String prefix) throws IOException {
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(unfinished.getParent(), other -> isUnfinished(prefix, other))) {
      for (Path other : others) {
        Files.deleteIfExists(other);
      }
    }
  }

  private static boolean isUnfinished(String prefix, Path other) {
    String name = other.getFileName().toString();
    return name.startsWith(prefix) && name.endsWith(SUFFIX);
  }

  /** Writes a row. */
  public void write(R row) throws IOException {
    sink.write(row);
    count++;
  }

  /** The number of rows written. */
  long count() {
    return count;
  }

  /** Completes the file and gives it its name. */
  public void finish() throws IOException {
    sink.flush();
    buffered.close();
    Files.move(
        unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the file if it is not complete. */
  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(unfinished);
  }
}
