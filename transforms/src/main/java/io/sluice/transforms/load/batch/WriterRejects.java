package io.sluice.transforms.load.batch;

import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rejects of one writer's batches, in a file that is made for the first of them. First come
 * those of a sort run's lines, which go with its first batch, then those of the batch itself. What
 * is in the file beyond the end that the ledger knows is of a batch that was not committed.
 */
public final class WriterRejects implements Closeable {

  private final Path directory;
  private final String run;
  private final String advice;
  private RejectFile file;
  private long settled;
  private long kept;

  /**
   * @param advice the sentence that says what to do when a load has stopped
   */
  public WriterRejects(String directory, String run, String advice) {
    this.directory = Path.of(directory);
    this.run = run;
    this.advice = advice;
  }

  /** The name of the file that ends there; empty where nothing was written up to it. */
  String nameAt(long end) {
    return file == null || end == settled ? "" : file.name();
  }

  /** Adds a reject of the sort run's lines. */
  public void add(Reject reject) {
    onDisk(
        () -> {
          open();
          file.write(reject);
        });
  }

  /** There are no more rejects of the sort run's lines. */
  public void keep() {
    onDisk(() -> kept = file == null ? 0 : file.end());
  }

  /**
   * Writes the rejects of a batch behind those that have been kept, and makes all of them last.
   *
   * @return where they end
   */
  long write(List<Reject> rejects) {
    if (file == null && rejects.isEmpty()) {
      return settled;
    }
    onDisk(
        () -> {
          open();
          file.cutTo(kept);
          for (Reject reject : rejects) {
            file.write(reject);
          }
        });
    return kept == settled && rejects.isEmpty() ? settled : sync();
  }

  /** The rejects up to an end are settled: their batch was committed. */
  void settle(long end) {
    settled = end;
    kept = end;
  }

  /**
   * Leaves the file as it is, with rejects of which nobody knows whether they are committed; what
   * comes next goes into another, and first what has been kept.
   */
  void leave() {
    if (file == null) {
      return;
    }
    onDisk(
        () -> {
          try (RejectFile left = file) {
            file = null;
            if (kept > settled) {
              open();
              file.addFrom(left, settled, kept);
            }
            kept -= settled;
            settled = 0;
          }
        });
  }

  /** Takes back whatever is not settled. */
  public void takeBack() {
    onDisk(
        () -> {
          if (file != null) {
            file.cutTo(settled);
          }
          kept = settled;
        });
  }

  /** The same after a failure, which stays the one to be told. */
  public <E extends Exception> E takeBackAfter(E failure) {
    try {
      takeBack();
    } catch (UncheckedIOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void open() throws IOException {
    if (file == null) {
      file = RejectFile.ofRun(directory, run);
    }
  }

  private long sync() {
    long[] end = new long[1];
    onDisk(() -> end[0] = file.sync());
    return end[0];
  }

  private interface OnDisk {
    void run() throws IOException;
  }

  private void onDisk(OnDisk step) {
    try {
      step.run();
    } catch (IOException e) {
      UncheckedIOException failure = RejectFile.notWritten(directory, e);
      throw new UncheckedIOException(failure.getMessage() + "\n" + advice, e);
    }
  }
}
