package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of files in the ledger, read without creating, claiming or deleting anything.
 *
 * @param files the state of each file, in the given order
 * @param lost the rows that were loaded and that others have deleted since
 * @param running the active runs that have claimed some of the files
 */
public record LedgerState(List<OfFile> files, LostRows lost, List<RunRow> running) {

  /**
   * The state of one file.
   *
   * @param file the file
   * @param covered the loaded bytes
   * @param lines the outcomes of the loaded lines
   * @param finished when it was finished, in UTC by the server's clock; empty if it is not
   * @param failure why a load could not resume the file; empty if it could
   */
  public record OfFile(
      InputFile file,
      ByteRanges covered,
      LineCounts lines,
      Optional<String> finished,
      Optional<DatabaseException> failure) {

    /** The state of a file that the ledger does not have. */
    public static OfFile unknown(InputFile file) {
      return new OfFile(file, ByteRanges.NONE, LineCounts.NONE, Optional.empty(), Optional.empty());
    }
  }

  public LedgerState {
    files = List.copyOf(files);
    running = List.copyOf(running);
  }

  /**
   * Reads the current state. Without a ledger, all files are unknown.
   *
   * @param load the load that would resume
   * @param hasTable whether the target table exists
   * @throws DatabaseException if the server fails
   */
  public static LedgerState read(LoadLedger.Spec load, List<InputFile> files, boolean hasTable) {
    try (Connection connection = DataSources.forWriting(load.database()).getConnection()) {
      Map<InputFile, FileAccount> accounts = new LinkedHashMap<>();
      files.forEach(file -> accounts.put(file, FileAccount.unread(file, "", FileRow.NONE)));
      Table table = hasTable ? load.table() : null;
      if (EarlierLedger.exists(connection)) {
        add(connection, LedgerLayout.EARLIER, load, table, accounts);
      }
      if (LedgerTables.missing(connection).isEmpty()) {
        add(connection, LedgerLayout.CURRENT, load, table, accounts);
      }
      return of(connection, load, List.copyOf(accounts.values()));
    } catch (SQLException e) {
      throw DatabaseExceptions.of(load.database(), Operation.of("reading the ledger"), e);
    }
  }

  /**
   * Reads only which active runs have claimed some of the files.
   *
   * @param load the load that would claim them
   * @throws DatabaseException if the server fails
   */
  public static List<RunRow> running(LoadLedger.Spec load, List<InputFile> files) {
    try (Connection connection = DataSources.forWriting(load.database()).getConnection()) {
      // Files are read for their keys, which takes time if there are thousands.
      return LedgerTables.exist(connection) && RunLog.hasActive(connection, load.table().name())
          ? running(connection, FileAccount.unread(connection, LedgerLayout.CURRENT, load, files))
          : List.of();
    } catch (SQLException e) {
      throw DatabaseExceptions.of(load.database(), Operation.of("reading the ledger"), e);
    }
  }

  /** Adds the accounts of the files that these tables have. */
  private static void add(
      Connection connection,
      LedgerLayout layout,
      LoadLedger.Spec load,
      Table table,
      Map<InputFile, FileAccount> accounts)
      throws SQLException {
    List<FileAccount> known =
        FileAccount.unread(connection, layout, load, List.copyOf(accounts.keySet())).stream()
            .filter(account -> account.row().run() != null)
            .filter(account -> !account.row().run().equals(EarlierLedger.MOVED))
            .toList();
    AccountReader.read(connection, layout, known, table, load.run())
        .forEach(account -> accounts.put(account.file(), account));
  }

  private static LedgerState of(
      Connection connection, LoadLedger.Spec load, List<FileAccount> accounts) throws SQLException {
    LostRows lost = LostRows.read(connection, load.table().name(), accounts);
    Map<String, DatabaseException> failures = load.failures(accounts, lost);
    List<OfFile> files =
        accounts.stream()
            .map(
                account ->
                    new OfFile(
                        account.file(),
                        account.covered(),
                        account.counts(),
                        Optional.ofNullable(account.row().finished()),
                        Optional.ofNullable(failures.get(account.key()))))
            .toList();
    return new LedgerState(files, lost, running(connection, accounts));
  }

  /** The active runs that have claimed some of the files. */
  private static List<RunRow> running(Connection connection, List<FileAccount> accounts)
      throws SQLException {
    List<RunRow> running = new ArrayList<>();
    Set<String> runs = new TreeSet<>();
    accounts.stream()
        .filter(account -> account.row().run() != null && !account.isFinished())
        .forEach(account -> runs.add(account.row().run()));
    if (!runs.isEmpty() && LedgerTables.missing(connection).isEmpty()) {
      for (String run : runs) {
        RunLog.find(connection, run)
            .filter(row -> row.isActive() && !row.isStalled())
            .ifPresent(running::add);
      }
    }
    return running;
  }
}
