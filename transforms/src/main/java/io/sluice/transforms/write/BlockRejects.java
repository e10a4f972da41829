package io.sluice.transforms.write;

import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rejects of one writer's blocks, in a file that is made for the first of them. What is in it
 * beyond the end that the ledger knows is of a block that was not committed.
 */
final class BlockRejects implements Closeable {

  private final Path directory;
  private final String run;
  private RejectFile file;
  private long end;

  BlockRejects(String directory, String run) {
    this.directory = Path.of(directory);
    this.run = run;
  }

  /** The file's name; empty where there is none yet. */
  String name() {
    return file == null ? "" : file.name();
  }

  /**
   * Writes the rejects of the next block behind those of the settled ones, and makes them last.
   *
   * @return where they end
   */
  long write(List<Reject> rejects) throws IOException {
    takeBack();
    if (rejects.isEmpty()) {
      return end;
    }
    if (file == null) {
      file = RejectFile.ofRun(directory, run);
    }
    for (Reject reject : rejects) {
      file.write(reject);
    }
    return file.sync();
  }

  /** The rejects up to an end are settled: their block was committed. */
  void settle(long end) {
    this.end = end;
  }

  /**
   * Leaves the file as it is, with rejects of which nobody knows whether they are committed; what
   * comes next goes into another.
   */
  void leave() throws IOException {
    close();
    file = null;
    end = 0;
  }

  /** Takes back the rejects of a block that is not settled. */
  void takeBack() throws IOException {
    if (file != null) {
      file.cutTo(end);
    }
  }

  /** The same after a failure, which stays the one to be told. */
  <E extends Exception> E takeBackAfter(E failure) {
    try {
      takeBack();
    } catch (IOException e) {
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
}
