package io.sluice.transforms.load.batch;

import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rejects of one writer's batches, in a file that is created for the first of them. The rejects
 * of a sort run's lines come first and go with its first batch; the rejects of the batch itself
 * follow. Anything beyond the end that the ledger has belongs to a batch that was not committed.
 */
public final class WriterRejects implements Closeable {

  private final Path directory;
  private final String run;
  private final String advice;
  private RejectFile file;
  private long settled;
  private long kept;

  /**
   * @param advice a sentence that says what to do if a load has stopped
   */
  public WriterRejects(String directory, String run, String advice) {
    this.directory = Path.of(directory);
    this.run = run;
    this.advice = advice;
  }

  /** The name of the file with this end; empty if nothing was written up to it. */
  String nameAt(long end) {
    return file == null || end == settled ? "" : file.name();
  }

  /** Adds a reject of a line of the sort run. */
  public void add(Reject reject) {
    onDisk(
        () -> {
          open();
          file.write(reject);
        });
  }

  /** Marks the end of the rejects of the sort run's lines. */
  public void keep() {
    onDisk(() -> kept = file == null ? 0 : file.end());
  }

  /**
   * Writes the rejects of a batch after the kept ones, and syncs all of them to disk.
   *
   * @return the end of the rejects in the file
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

  /** Settles the rejects up to an end, because their batch is committed. */
  void settle(long end) {
    settled = end;
    kept = end;
  }

  /**
   * Leaves the file as it is, because its latest rejects may or may not be committed. Later rejects
   * go to another file, which starts with the kept ones.
   */
  void leave() {
    if (file == null) {
      return;
    }
    onDisk(
        () -> {
          try (RejectFile previous = file) {
            file = null;
            if (kept > settled) {
              open();
              file.addFrom(previous, settled, kept);
            }
            kept -= settled;
            settled = 0;
          }
        });
  }

  /** Removes the rejects that are not settled. */
  public void rollback() {
    onDisk(
        () -> {
          if (file != null) {
            file.cutTo(settled);
          }
          kept = settled;
        });
  }

  /** Removes the rejects that are not settled, and returns the failure that was the reason. */
  public <E extends Exception> E rollbackAfter(E failure) {
    try {
      rollback();
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
