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
 * A file that is written under another name until it is whole. Used by one thread at a time.
 *
 * @param <R> what is written
 */
public final class RangeFile<R> implements AutoCloseable {

  private static final String END = ".part";

  private final Path path;
  private final Path unfinished;
  private final FileIO.Sink<R> sink;
  private final FileChannel file;
  private final BufferedChannel buffered;
  private long count;

  /**
   * Begins; what an earlier try has left is lost. One that is still under way, because its worker
   * was given up too soon, finds nothing to give a name to.
   */
  public RangeFile(Path path, FileIO.Sink<R> sink) throws IOException {
    this.path = path;
    String begin = "." + path.getFileName() + ".";
    this.unfinished = path.resolveSibling(begin + UUID.randomUUID() + END);
    this.sink = sink;
    deleteOthers(begin);
    // And nobody else's link is followed.
    this.file =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.buffered = new BufferedChannel(file);
    sink.open(buffered);
  }

  private void deleteOthers(String begin) throws IOException {
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(unfinished.getParent(), other -> isOf(begin, other))) {
      for (Path other : others) {
        Files.deleteIfExists(other);
      }
    }
  }

  private static boolean isOf(String begin, Path other) {
    String name = other.getFileName().toString();
    return name.startsWith(begin) && name.endsWith(END);
  }

  public void write(R row) throws IOException {
    sink.write(row);
    count++;
  }

  /** How many rows were written. */
  long count() {
    return count;
  }

  /** Gives the file its name, now that it is whole. */
  public void finish() throws IOException {
    sink.flush();
    buffered.close();
    Files.move(
        unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing behind where it was not finished. */
  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(unfinished);
  }
}
