package io.sluice.transforms.load.batch;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectFiles;
import io.sluice.transforms.reject.RejectSpool;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The rejects of one writer's batches: one immutable object for each batch that has any. The
 * rejects of a sort run's lines come first and go with its first batch; the rejects of the batch
 * itself follow. A batch that is written again with the same rejects gets an object of the same
 * name; with other rejects, another one. Used by one thread at a time.
 */
public final class WriterRejects implements Closeable {

  private static final int SPLIT_DIGITS = 8;

  private final FileLocation location;
  private final String run;
  private final boolean hasLedger;
  private final String advice;
  private final RejectSpool spool;
  private long kept;
  private String unsettled = "";

  /**
   * @param settings the location, the run and the advice for a user whose load has stopped
   * @param directory a private directory for a temporary file
   */
  public WriterRejects(LoadSettings<?> settings, Path directory) {
    this(settings.rejects(), settings.run(), settings.hasLedger(), settings.advice(), directory);
  }

  WriterRejects(String location, String run, boolean hasLedger, String advice, Path directory) {
    this.location = FileLocation.of(location);
    this.run = run;
    this.hasLedger = hasLedger;
    this.advice = advice;
    this.spool = new RejectSpool(() -> directory.resolve("rejects"));
  }

  /**
   * Adds a reject of a line of the sort run.
   *
   * @throws TemporaryFileException if there is no space for it
   */
  public void add(Reject reject) {
    spool.add(reject);
  }

  /** Marks the end of the rejects of the sort run's lines. */
  public void keep() {
    kept = spool.size();
  }

  /**
   * Puts the rejects of a batch, after the kept ones, in place of those of an earlier attempt.
   *
   * @return the object's name; empty if there are no rejects
   * @throws UncheckedIOException if that is not possible; its message is one or two sentences
   */
  String put(Batch batch, List<Reject> rejects) {
    return put(batch.run(), batch.rowsBefore(), rejects);
  }

  String put(SortRun lines, long firstRow, List<Reject> rejects) {
    spool.cutTo(kept);
    rejects.forEach(spool::add);
    String name =
        spool.size() == 0 ? "" : RejectFiles.name(run, split(lines), firstRow, spool.digest());
    try {
      if (!name.isEmpty()) {
        location.put(name, spool);
      }
      forgetOther(name);
    } catch (IOException e) {
      UncheckedIOException failure = RejectSpool.notWritten(location, e);
      throw new UncheckedIOException(failure.getMessage() + "\n" + advice, e);
    }
    return name;
  }

  /**
   * Deletes the object of an earlier attempt, if it has another name. With a ledger it stays: that
   * attempt may be committed. {@code LoadLedger.finish} deletes what no batch names.
   */
  private void forgetOther(String name) throws IOException {
    if (!hasLedger && !unsettled.isEmpty() && !unsettled.equals(name)) {
      location.delete(unsettled);
    }
    unsettled = name;
  }

  /** Tells files apart, and sort runs of a file. */
  private static String split(SortRun run) {
    String file = run.claim().isEmpty() ? digest(run.file()) : run.claim();
    return file.substring(0, SPLIT_DIGITS) + "-" + run.start();
  }

  private static String digest(String name) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forgets the rejects: their batch is committed, or is not written. */
  public void forget() {
    kept = 0;
    unsettled = "";
    spool.cutTo(0);
  }

  /** Forgets the rejects, and returns the failure that was the reason. */
  public <E extends Exception> E rollbackAfter(E failure) {
    try {
      forget();
    } catch (UncheckedIOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
