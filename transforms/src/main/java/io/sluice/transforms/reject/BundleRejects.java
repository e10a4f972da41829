package io.sluice.transforms.reject;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.PrivateDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The rejects of a bundle, which become one object when it ends. For transforms without a ledger: a
 * bundle that a runner repeats gets another object. Used by one thread at a time.
 */
public final class BundleRejects implements Closeable {

  private final FileLocation location;
  private final String run;
  private PrivateDirectory directory;
  private RejectSpool spool;

  /**
   * @param location the location of the objects
   * @param run the run's name, the prefix of each object's name
   */
  public BundleRejects(String location, String run) {
    this.location = FileLocation.of(location);
    this.run = run;
  }

  /**
   * Forgets the rejects of a bundle that has not ended.
   *
   * @throws io.sluice.transforms.files.TemporaryFileException if that is not possible
   */
  public void begin() {
    if (spool != null) {
      spool.cutTo(0);
    }
  }

  /**
   * Adds a reject.
   *
   * @throws io.sluice.transforms.files.TemporaryFileException if there is no space for it
   */
  public void add(Reject reject) {
    if (spool == null) {
      spool = new RejectSpool(this::file);
    }
    spool.add(reject);
  }

  /** Few rejects need no temporary file. */
  private Path file() {
    directory = PrivateDirectory.create();
    return directory.path().resolve("rejects");
  }

  /**
   * Puts the rejects of the bundle, if it has any.
   *
   * @throws UncheckedIOException if they cannot be written; its message is a sentence
   */
  public void finish() {
    if (spool == null || spool.size() == 0) {
      return;
    }
    try {
      location.put(RejectFiles.newName(run), spool);
    } catch (IOException e) {
      throw RejectSpool.notWritten(location, e);
    }
    spool.cutTo(0);
  }

  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
