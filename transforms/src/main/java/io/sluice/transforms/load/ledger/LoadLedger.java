package io.sluice.transforms.load.ledger;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunTable;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ledger of one run of a load at its start: it tells what is loaded and what is left. */
public final class LoadLedger {

  /** The ledger's tables with their columns. */
  public static final List<InternalTable> OWN_TABLES =
      Stream.concat(Stream.of(RunTable.OWN_TABLE), LedgerSql.TABLES.stream()).toList();

  /** The names of the ledger's tables, those of the first edition included. */
  public static final Set<String> TABLES =
      Set.of(
          RunTable.NAME,
          LedgerLayout.CURRENT.files(),
          LedgerLayout.CURRENT.batches(),
          LedgerLayout.EARLIER.files(),
          LedgerLayout.EARLIER.batches());

  /** Advice for a user whose load with a ledger has stopped. */
  public static final String RERUN_ADVICE = "Run the same command again; it resumes the load.";

  private final String run;
  private final List<FileAccount> accounts;

  /**
   * Identifies a load and its run.
   *
   * @param database the database of the table and the ledger
   * @param table the target table
   * @param settings everything else that affects the outcome of a line; settings with their default
   *     values are omitted, so that a new setting does not make a load another one
   * @param earlierSettings the same as the first edition wrote it
   * @param run the run's name
   * @param rejects the location for rejects
   * @param retryFor how long to retry after transient failures
   * @param acceptsLostRows whether the load may resume on a table that was emptied, restored or
   *     replaced
   */
  public record Spec(
      Database database,
      Table table,
      String settings,
      String earlierSettings,
      String run,
      FileLocation rejects,
      Duration retryFor,
      boolean acceptsLostRows) {

    String settings(LedgerLayout layout) {
      return layout == LedgerLayout.EARLIER ? earlierSettings : settings;
    }

    Spec withRun(String run) {
      return new Spec(
          database, table, settings, earlierSettings, run, rejects, retryFor, acceptsLostRows);
    }

    /** Why the load cannot resume files, by their keys; empty if it can resume all. */
    Map<String, DatabaseException> failures(List<FileAccount> accounts, LostRows lost) {
      Map<String, DatabaseException> failures = new LinkedHashMap<>();
      boolean isAnotherTable = lost.isAnotherTable() && !acceptsLostRows;
      for (FileAccount account : accounts) {
        if (isAnotherTable && account.missing() > 0) {
          failures.put(account.key(), gone(account));
        } else if (!account.hasRejectsIn(rejects.identity())) {
          failures.put(account.key(), otherRejects(account));
        }
      }
      return failures;
    }

    private static DatabaseException otherRejects(FileAccount account) {
      return new DatabaseException(
          ("The load of %s writes its rejects into %s; resume it with the same directory, or load"
                  + " everything again with --restart.")
              .formatted(
                  LogSanitizer.of(account.file().name()),
                  LogSanitizer.of(account.row().rejects())));
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
                  account.missing()));
    }
  }

  private LoadLedger(String run, List<FileAccount> accounts) {
    this.run = run;
    this.accounts = accounts;
  }

  /**
   * Starts a run and claims files for it, so that earlier runs that are still active commit no more
   * batches of them. Removes the rejects that those runs wrote but did not commit.
   *
   * @param spec the load, with the name for the run; a name that a run has already gets a number
   * @param restart whether to forget the files' batches, if this is the first start of the name
   * @throws DatabaseException if rows are gone that the ledger has as loaded, or the server fails
   */
  public static LoadLedger open(Spec spec, List<InputFile> files, boolean restart) {
    return Retry.run(
        spec.database(),
        Operation.of("claiming files in the ledger"),
        spec.retryFor(),
        RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            Optional<LoadLedger> ledger = Optional.empty();
            while (ledger.isEmpty()) {
              // Outside the transaction, whose first read must follow its locks.
              Spec named = spec.withRun(RunLog.free(connection, spec.run()));
              connection.setAutoCommit(false);
              // A further start of a load resumes what the first one has begun.
              boolean isFirst = named.run().equals(spec.run());
              ledger = claim(connection, named, files, restart && isFirst);
              connection.setAutoCommit(true);
            }
            return ledger.get();
          }
        });
  }

  /** Claims the files; empty if another start has just taken the run's name. */
  private static Optional<LoadLedger> claim(
      Connection connection, Spec spec, List<InputFile> files, boolean restart)
      throws SQLException {
    FileClaims claims = new FileClaims(connection, spec, restart);
    LoadLedger ledger = new LoadLedger(spec.run(), claims.of(files));
    if (!RunLog.insert(connection, spec.run(), ledger.start(spec, files.size()))) {
      connection.rollback();
      return Optional.empty();
    }
    noteTable(
        connection,
        spec,
        ledger.accounts.stream().filter(account -> account.samples().isEmpty()).toList());
    connection.commit();
    try {
      // Repeated at the end: an earlier run may still write rejects before it is refused.
      Set<String> ended = new RunRejects(connection, spec.rejects()).repair(ledger.leftBehind());
      for (String run : ended) {
        RunLog.takenOver(connection, run, spec.run());
      }
      connection.commit();
      return Optional.of(ledger);
    } catch (SQLException | DatabaseException e) {
      RunLog.tryFail(spec.database(), spec.run(), LoadFailure.of(e));
      throw e;
    }
  }

  /** Notes which table files are loaded into; {@link LostRows} asks for it. */
  static void noteTable(Connection connection, Spec spec, List<FileAccount> accounts)
      throws SQLException {
    Optional<String> identity = TableIdentity.of(connection, spec.table().name());
    if (identity.isPresent()) {
      FileRow.note(
          connection, accounts.stream().map(FileAccount::key).sorted().toList(), identity.get());
    }
  }

  private RunLog.Start start(Spec spec, int files) {
    return new RunLog.Start(
        spec.run(),
        spec.table().name(),
        FileKey.shown(spec.settings()),
        spec.rejects().identity(),
        files,
        new InputFiles(unfinished()).bytesLeft(),
        linesBefore());
  }

  /**
   * Reads what identifies files, once: a file that is loaded may be gone before the load ends.
   *
   * @throws io.sluice.transforms.files.InputException if a file cannot be read
   */
  public static List<InputFile> identified(List<InputFile> files) {
    return files.stream().map(FileKey::identified).toList();
  }

  /** The run's name in the ledger. */
  public String run() {
    return run;
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
    return accounts.stream().mapToLong(account -> account.counts().of(LineCounter.READ)).sum();
  }

  /** The earlier runs that may have left rejects behind. */
  private Set<String> leftBehind() {
    Set<String> runs = new HashSet<>();
    accounts.forEach(account -> runs.addAll(account.leftBehind()));
    runs.remove(run);
    return runs;
  }
}
