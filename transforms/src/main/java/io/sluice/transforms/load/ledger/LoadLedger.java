package io.sluice.transforms.load.ledger;

import static io.sluice.transforms.jdbc.error.SqlFailure.NO_RIGHTS_ON_TABLE;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.OwnTable;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.record.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The ledger as the run of a load uses it: what is done and what is left when it begins, and the
 * proof that nothing is missing when it ends.
 */
public final class LoadLedger {

  /** The names of the ledger's tables. */
  public static final Set<String> TABLES = Set.of(LedgerSql.BATCHES, LedgerSql.FILES);

  /** The same, with their columns. */
  public static final List<OwnTable> OWN_TABLES = LedgerSql.TABLES;

  /** What a user can do when a load with a ledger has stopped. */
  public static final String RERUN_ADVICE = "Run the same command again; it resumes the load.";

  private final Spec spec;
  private final List<FileAccount> accounts;

  /**
   * Which load it is.
   *
   * @param database where the ledger is, and the table
   * @param table the table that is loaded
   * @param settings in words, whatever else decides what becomes of a line
   * @param run the run's name
   * @param rejects the directory of the rejects
   * @param retryFor how long a server is waited for
   */
  public record Spec(
      Database database,
      Table table,
      String settings,
      String run,
      Path rejects,
      Duration retryFor) {

    String directory() {
      return rejects.toAbsolutePath().normalize().toString();
    }

    /** Why a load cannot go on from where a file stands; empty where it can. */
    Optional<DatabaseException> failure(FileAccount account) {
      if (account.gone() > 0) {
        return Optional.of(gone(account));
      }
      String began = account.row().rejects();
      return began == null || account.isFinished() || began.equals(directory())
          ? Optional.empty()
          : Optional.of(
              new DatabaseException(
                  ("The load of %s has begun to put its rejects into %s; go on with the same"
                          + " directory, or begin anew with --restart.")
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
   * Makes the ledger's tables where they are missing; where they are not, the right to create them
   * is not needed.
   *
   * @throws DatabaseException when the server refuses
   */
  public static void createIfMissing(Database database) {
    try (Connection connection = DataSources.forWriting(database).getConnection();
        Statement statement = connection.createStatement()) {
      Set<String> missing = LedgerTables.missing(connection);
      if (missing.contains(LedgerSql.FILES)) {
        statement.execute(LedgerSql.CREATE_FILES);
      }
      if (missing.contains(LedgerSql.BATCHES)) {
        statement.execute(LedgerSql.CREATE_BATCHES);
      }
    } catch (SQLException e) {
      throw notCreated(database, e);
    }
  }

  /** Why the ledger's tables cannot be created. */
  static DatabaseException notCreated(Database database, SQLException e) {
    return e.getErrorCode() == NO_RIGHTS_ON_TABLE
        ? new DatabaseException(
            ("User %s may not create the tables %s and %s in database %s; grant CREATE, SELECT,"
                    + " INSERT, UPDATE and DELETE on them, or use --ledger=off.")
                .formatted(database.user(), LedgerSql.BATCHES, LedgerSql.FILES, database.name()),
            e)
        : SqlFailure.of(database, Operation.of("creating the ledger"), e);
  }

  /**
   * Takes the files over for this run: earlier runs that still go on write no more batches of them.
   * What they wrote into the directory of the rejects without committing it is taken back.
   *
   * @param restart forgets what the ledger says of the files
   * @throws DatabaseException when rows are gone that the ledger says were loaded, or the server
   *     fails
   */
  public static LoadLedger open(Spec spec, List<InputFile> files, boolean restart) {
    return Retry.run(
        spec.database(),
        Operation.of("claiming files in the ledger"),
        spec.retryFor(),
        RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            connection.setAutoCommit(false);
            List<FileAccount> accounts = new FileClaims(connection, spec, restart).of(files);
            connection.commit();
            LoadLedger ledger = new LoadLedger(spec, accounts);
            // At the end again: an earlier run may be there yet, and write before it is refused.
            RunRejects.repair(connection, spec.rejects(), ledger.leftBehind());
            return ledger;
          }
        });
  }

  /** The files that are left to be read, without what has been read of them. */
  public List<InputFile> unfinished() {
    return accounts.stream()
        .filter(account -> !account.isFinished())
        .map(account -> account.file().without(account.covered(), account.started()))
        .toList();
  }

  /** The keys of the files in the ledger, by their names. */
  public Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    accounts.forEach(account -> keys.put(account.file().name(), account.key()));
    return keys;
  }

  /** The lines that earlier runs have dealt with. */
  public long linesBefore() {
    return accounts.stream().mapToLong(account -> account.counts().of(LineCounter.READ)).sum();
  }

  /**
   * Proves that the files have been read to the last byte, that every line is accounted for and
   * that the rows are still there, and marks the files as finished.
   *
   * @param counted what this run has counted
   * @return what became of the lines of all files, in this run and before
   * @throws DatabaseException when something is missing; nothing is marked then
   */
  public LineCounts finish(LineCounts counted) {
    return Retry.run(
        spec.database(),
        Operation.of("verifying the load against its ledger"),
        spec.retryFor(),
        RERUN_ADVICE,
        () -> proveAndMark(counted));
  }

  private LineCounts proveAndMark(LineCounts counted) throws SQLException {
    try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
      connection.setAutoCommit(false);
      hold(connection);
      LineCounts all = proven(connection, counted);
      // A runner may have started its workers again, and the first ones have left files behind.
      RunRejects.cutToCommitted(connection, spec.rejects(), Set.of(spec.run()));
      RunRejects.repair(connection, spec.rejects(), leftBehind());
      FileRow.finish(connection, keysOf(account -> !account.isFinished()));
      connection.commit();
      return all;
    }
  }

  /** Keeps others from taking the files over before they are marked; in everybody's order. */
  private void hold(Connection connection) throws SQLException {
    List<String> unfinished = keysOf(account -> !account.isFinished());
    FileRow.lock(connection, unfinished);
    for (FileRow row : FileRow.read(connection, unfinished).values()) {
      if (!spec.run().equals(row.run())) {
        throw BatchLedger.claimedByAnother(spec.run());
      }
    }
  }

  private List<String> keysOf(Predicate<FileAccount> which) {
    return accounts.stream().filter(which).map(FileAccount::key).sorted().toList();
  }

  private LineCounts proven(Connection connection, LineCounts counted) throws SQLException {
    LineCounts before = LineCounts.NONE;
    LineCounts after = LineCounts.NONE;
    for (FileAccount account : accounts) {
      before = before.plus(account.counts());
    }
    for (FileAccount now : AccountReader.read(connection, accounts, spec.table())) {
      if (!now.isComplete()) {
        throw new DatabaseException(
            "The ledger lacks a part of %s although the run came to its end; run it again."
                .formatted(LogSanitizer.of(now.file().name())));
      }
      if (now.gone() > 0) {
        throw spec.gone(now);
      }
      after = after.plus(now.counts());
    }
    if (!before.plus(counted).equals(after)) {
      throw new DatabaseException(
          "The ledger and the run disagree: %s before, %s counted, %s in the ledger."
              .formatted(before.byCounter(), counted.byCounter(), after.byCounter()));
    }
    return after;
  }

  /** The earlier runs that may have left rejects behind. */
  private Set<String> leftBehind() {
    Set<String> runs = new HashSet<>();
    accounts.forEach(account -> runs.addAll(account.leftBehind()));
    runs.remove(spec.run());
    return runs;
  }
}
