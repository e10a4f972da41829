package io.sluice.transforms.load.ledger;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * The ledger of one run of a load. At the start it tells what is loaded and what is left; at the
 * end it proves that nothing is missing.
 */
public final class LoadLedger {

  /** The names of the ledger's tables. */
  public static final Set<String> TABLES = Set.of(LedgerSql.BATCHES, LedgerSql.FILES);

  /** The ledger's tables with their columns. */
  public static final List<InternalTable> OWN_TABLES = LedgerSql.TABLES;

  /** Advice for a user whose load with a ledger has stopped. */
  public static final String RERUN_ADVICE = "Run the same command again; it resumes the load.";

  private static final Operation VERIFYING = Operation.of("verifying the load against its ledger");

  private final Spec spec;
  private final List<FileAccount> accounts;

  /**
   * Identifies a load and its run.
   *
   * @param database the database of the table and the ledger
   * @param table the target table
   * @param settings a description of everything else that affects the outcome of a line
   * @param run the run's name
   * @param rejects the location of rejects
   * @param retryFor how long to retry after transient failures
   */
  public record Spec(
      Database database,
      Table table,
      String settings,
      String run,
      FileLocation rejects,
      Duration retryFor) {

    String directory() {
      return rejects.identity();
    }

    /** Why a load cannot resume a file; empty if it can. */
    Optional<DatabaseException> failure(FileAccount account) {
      if (account.gone() > 0) {
        return Optional.of(gone(account));
      }
      String began = account.row().rejects();
      return began == null || account.isFinished() || began.equals(directory())
          ? Optional.empty()
          : Optional.of(
              new DatabaseException(
                  ("The load of %s writes its rejects into %s; resume it with the same"
                          + " directory, or load everything again with --restart.")
                      .formatted(LogSanitizer.of(account.file().name()), LogSanitizer.of(began))));
    }

    DatabaseException gone(FileAccount account) {
      return new DatabaseException(
          ("Table %s has lost rows since %s was %sloaded into it (%d of the batches' sample rows"
                  + " are gone); was it emptied, restored or replaced? Load everything again with"
                  + " --restart.")
              .formatted(
                  table.name(),
                  LogSanitizer.of(account.file().name()),
                  account.isFinished() ? "" : "partly ",
                  account.gone()));
    }
  }

  private LoadLedger(Spec spec, List<FileAccount> accounts) {
    this.spec = spec;
    this.accounts = accounts;
  }

  /**
   * Claims files for this run, so that earlier runs that are still active commit no more batches of
   * them. Removes the rejects that those runs wrote but did not commit.
   *
   * @param restart whether to forget the files' batches
   * @throws DatabaseException if the run has been started before, if rows are gone that the ledger
   *     has as loaded, or the server fails
   */
  public static LoadLedger open(Spec spec, List<InputFile> files, boolean restart) {
    AtomicBoolean mayHaveClaimed = new AtomicBoolean();
    return Retry.run(
        spec.database(),
        Operation.of("claiming files in the ledger"),
        spec.retryFor(),
        RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            if (!mayHaveClaimed.get()) {
              checkIsNew(connection, spec.run());
            }
            connection.setAutoCommit(false);
            List<FileAccount> accounts = new FileClaims(connection, spec, restart).of(files);
            // The reply to the commit may be lost.
            mayHaveClaimed.set(true);
            connection.commit();
            LoadLedger ledger = new LoadLedger(spec, accounts);
            // Repeated in finish(): an earlier run may still write rejects before it is refused.
            RunRejects.repair(connection, spec.rejects(), ledger.leftBehind());
            return ledger;
          }
        });
  }

  /**
   * Reads what identifies files, once: a file that is loaded may be gone before the load ends.
   *
   * @throws io.sluice.transforms.files.InputException if a file cannot be read
   */
  public static List<InputFile> identified(List<InputFile> files) {
    return files.stream().map(FileKey::identified).toList();
  }

  /** A run's splits are planned once; workers of an earlier start may still load other ones. */
  private static void checkIsNew(Connection connection, String run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.COUNT_CLAIMED)) {
      statement.setString(1, run);
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        if (count.getLong(1) > 0) {
          throw new DatabaseException(
              "The run %s has been started before; start the load again under another name, which resumes it."
                  .formatted(run));
        }
      }
    }
  }

  /**
   * Finishes the load of files that this run has claimed, as {@link #finish(LineCounts)} does, with
   * one connection: on the DirectRunner an idle thread polls meanwhile.
   *
   * @param counted the counts of this run
   * @return the ledger, which {@link #counts} and {@link #linesBefore} describe
   * @throws DatabaseException if anything is missing; then no file is marked
   */
  public static LoadLedger finish(Spec spec, List<InputFile> files, LineCounts counted) {
    return Retry.run(
        spec.database(),
        VERIFYING,
        spec.retryFor(),
        RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            List<FileAccount> unread = FileAccount.unread(connection, spec, files);
            LoadLedger ledger =
                new LoadLedger(
                    spec, AccountReader.read(connection, unread, spec.table(), spec.run()));
            ledger.proveAndMark(connection, counted);
            return ledger;
          }
        });
  }

  /** The outcomes of all lines of the files, in this run and earlier ones. */
  public LineCounts counts() {
    return LineCounts.sum(accounts.stream().map(FileAccount::counts).toList());
  }

  /** The files that are left to read, without their loaded parts. */
  public List<InputFile> unfinished() {
    return accounts.stream()
        .filter(account -> !account.isFinished())
        .map(
            account ->
                account
                    .file()
                    .without(account.covered(), account.started())
                    .claimedAs(account.key()))
        .toList();
  }

  /** The number of lines that earlier runs have processed. */
  public long linesBefore() {
    return accounts.stream()
        .mapToLong(
            account -> account.counts().of(LineCounter.READ) - account.own().of(LineCounter.READ))
        .sum();
  }

  /**
   * Proves that the files were read to the last byte, that every line is accounted for and that the
   * rows still exist; then marks the files as finished.
   *
   * <p>It can be repeated: once marked, the files are only verified.
   *
   * @param counted the counts of this run
   * @return the outcomes of all lines of the files, in this run and earlier ones
   * @throws DatabaseException if anything is missing; then no file is marked
   */
  public LineCounts finish(LineCounts counted) {
    return Retry.run(
        spec.database(),
        VERIFYING,
        spec.retryFor(),
        RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            return proveAndMark(connection, counted);
          }
        });
  }

  private LineCounts proveAndMark(Connection connection, LineCounts counted) throws SQLException {
    connection.setAutoCommit(false);
    lockFiles(connection);
    LineCounts verified = prove(connection, counted);
    // If a runner restarted its workers, the first ones have left rejects behind.
    RunRejects.deleteUncommitted(connection, spec.rejects(), Set.of(spec.run()));
    RunRejects.repair(connection, spec.rejects(), leftBehind());
    FileRow.finish(connection, keysOf(account -> !account.isFinished()));
    connection.commit();
    return verified;
  }

  /** Locks the files in the order that all loads use, so that no other run claims them unmarked. */
  private void lockFiles(Connection connection) throws SQLException {
    List<String> unfinished = keysOf(account -> !account.isFinished());
    FileRow.lock(connection, unfinished);
    for (FileRow row : FileRow.read(connection, unfinished).values()) {
      if (!spec.run().equals(row.run())) {
        throw BatchLedger.claimedByAnother(spec.run());
      }
    }
  }

  private List<String> keysOf(Predicate<FileAccount> predicate) {
    return accounts.stream().filter(predicate).map(FileAccount::key).sorted().toList();
  }

  private LineCounts prove(Connection connection, LineCounts counted) throws SQLException {
    LineCounts own = LineCounts.NONE;
    LineCounts all = LineCounts.NONE;
    for (FileAccount now : AccountReader.read(connection, accounts, spec.table(), spec.run())) {
      if (!now.isComplete()) {
        throw new DatabaseException(
            "The ledger lacks a part of %s although the run came to its end; run it again."
                .formatted(LogSanitizer.of(now.file().name())));
      }
      if (now.gone() > 0) {
        throw spec.gone(now);
      }
      own = own.plus(now.own());
      all = all.plus(now.counts());
    }
    if (!counted.equals(own)) {
      throw new DatabaseException(
          "The ledger and the run disagree: %s counted, %s in the ledger."
              .formatted(counted.byCounter(), own.byCounter()));
    }
    return all;
  }

  /** The earlier runs that may have left rejects behind. */
  private Set<String> leftBehind() {
    Set<String> runs = new HashSet<>();
    accounts.forEach(account -> runs.addAll(account.leftBehind()));
    runs.remove(spec.run());
    return runs;
  }
}
