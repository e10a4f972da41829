package io.sluice.transforms.export;

import io.sluice.transforms.files.FileErrorMessage;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.io.FileIO;

/**
 * The single file of a run, on standard output or another stream of this process. Workers find it
 * by the run's name. Thread-safe: the rows of a page stay together.
 */
public final class StandardOutput implements AutoCloseable {

  private static final Map<String, StandardOutput> BY_RUN = new ConcurrentHashMap<>();

  private final String run;
  private final OutputStream out;
  private FileIO.Sink<?> sink;
  private long rows;
  private int ended;

  private StandardOutput(String run, OutputStream out) {
    this.run = run;
    this.out = out;
  }

  /**
   * Opens the standard output of this process for a run.
   *
   * @param run the run's name, unique
   */
  public static StandardOutput open(String run) {
    return open(run, new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 18));
  }

  static StandardOutput open(String run, OutputStream out) {
    StandardOutput opened = new StandardOutput(run, out);
    BY_RUN.put(run, opened);
    return opened;
  }

  /** The output of a run. */
  static StandardOutput of(String run) {
    return BY_RUN.get(run);
  }

  /** Starts the file, unless it has started. */
  synchronized void begin(FileIO.Sink<?> newSink) {
    if (sink == null) {
      sink = newSink;
      writing(() -> sink.open(Channels.newChannel(out)));
    }
  }

  /** Writes rows in the format that the file started with. */
  synchronized <R> void write(List<R> page) {
    @SuppressWarnings("unchecked")
    FileIO.Sink<R> started = (FileIO.Sink<R>) sink;
    writing(
        () -> {
          for (R row : page) {
            started.write(row);
          }
        });
    rows += page.size();
  }

  /** Counts a range that has ended. */
  synchronized void ended() {
    ended++;
  }

  /**
   * Ends the file.
   *
   * @param ranges the number of ranges that must have ended
   * @return the number of rows in the file
   */
  public synchronized long finish(int ranges) {
    if (ended != ranges) {
      throw new IllegalStateException(
          "%d of %d ranges were read, although the pipeline ended well".formatted(ended, ranges));
    }
    writing(
        () -> {
          if (sink != null) {
            sink.flush();
          }
          out.flush();
        });
    return rows;
  }

  /** A write that can fail. */
  private interface Writing {
    void run() throws IOException;
  }

  private static void writing(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw isClosedPipe(e)
          ? new ClosedPipeException(e)
          : new UncheckedIOException(
              "Cannot write to standard output: %s.".formatted(FileErrorMessage.reason(e)), e);
    }
  }

  /**
   * Whether the reader closed a pipe, as head does. The exception's message can be in any language.
   */
  private static boolean isClosedPipe(IOException e) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1"))
          .toString()
          .matches("(pipe|socket):.*");
    } catch (IOException | UnsupportedOperationException unknown) {
      return "Broken pipe".equals(e.getMessage());
    }
  }

  @Override
  public void close() {
    BY_RUN.remove(run);
  }
}
