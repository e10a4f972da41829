package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.load.run.TakenOverException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger says at the end of a load.
 *
 * @param lines the lines of all files by outcome, in this run and the earlier ones
 * @param before the number of lines that earlier runs have processed
 * @param lost the rows that were loaded and that others have deleted since
 * @param rejects the names of the objects with the rejects of all files
 * @param result the result that the run has already, in JSON; empty if it has none
 */
public record LedgerProof(
    LineCounts lines, long before, LostRows lost, List<String> rejects, Optional<String> result) {

  private static final Operation VERIFYING = Operation.of("verifying the load against its ledger");

  /**
   * Proves that the files were read to the last byte, that every line is accounted for and that the
   * rows still exist; then marks the files as finished. It can be repeated: once marked, the files
   * are only verified. Without a proof, it only reads.
   *
   * @param spec the load, with the name of the run in the ledger
   * @param files the files that the run has claimed
   * @param counted the counts of this run
   * @param isComplete whether all splits are loaded; if not, there is nothing to prove
   * @throws DatabaseException if anything is missing; then no file is marked
   */
  public static LedgerProof of(
      LoadLedger.Spec spec, List<InputFile> files, LineCounts counted, boolean isComplete) {
    return Retry.run(
        spec.database(),
        VERIFYING,
        spec.retryFor(),
        LoadLedger.RERUN_ADVICE,
        () -> {
          try (Connection connection = DataSources.forWriting(spec.database()).getConnection()) {
            Optional<String> result = RunLog.find(connection, spec.run()).flatMap(RunRow::result);
            List<FileAccount> unread =
                FileAccount.unread(connection, LedgerLayout.CURRENT, spec, files);
            if (result.isEmpty() && !isComplete) {
              checkClaims(connection, spec, unfinished(unread));
            }
            if (!isComplete || result.isPresent()) {
              return of(connection, spec, read(connection, spec, unread), result);
            }
            connection.setAutoCommit(false);
            return proveAndMark(connection, spec, unread, counted);
          }
        });
  }

  private static LedgerProof proveAndMark(
      Connection connection, LoadLedger.Spec spec, List<FileAccount> unread, LineCounts counted)
      throws SQLException {
    List<String> unfinished = unfinished(unread);
    // In the order that all loads use, so that no other run claims them unmarked.
    FileRow.lock(connection, unfinished);
    checkClaims(connection, spec, unfinished);
    List<FileAccount> accounts = read(connection, spec, unread);
    LedgerProof proof = of(connection, spec, accounts, Optional.empty());
    proof.check(spec, accounts, counted);
    RunRejects rejects = new RunRejects(connection, spec.rejects());
    // If a runner restarted its workers, the first ones have left rejects behind.
    rejects.removeUncommitted(Set.of(spec.run()));
    rejects.repair(leftBehind(spec, accounts));
    FileRow.finish(connection, unfinished);
    LoadLedger.noteTable(connection, spec, accounts);
    connection.commit();
    return proof;
  }

  private static List<FileAccount> read(
      Connection connection, LoadLedger.Spec spec, List<FileAccount> unread) throws SQLException {
    return AccountReader.read(connection, LedgerLayout.CURRENT, unread, spec.table(), spec.run());
  }

  private static LedgerProof of(
      Connection connection,
      LoadLedger.Spec spec,
      List<FileAccount> accounts,
      Optional<String> result)
      throws SQLException {
    LineCounts lines = LineCounts.sum(accounts.stream().map(FileAccount::counts).toList());
    return new LedgerProof(
        lines,
        lines.of(LineCounter.READ) - own(accounts).of(LineCounter.READ),
        LostRows.read(connection, spec.table().name(), accounts),
        accounts.stream().flatMap(account -> account.rejects().stream()).distinct().toList(),
        result);
  }

  private static List<String> unfinished(List<FileAccount> accounts) {
    return accounts.stream()
        .filter(account -> !account.isFinished())
        .map(FileAccount::key)
        .sorted()
        .toList();
  }

  private static void checkClaims(
      Connection connection, LoadLedger.Spec spec, List<String> unfinished) throws SQLException {
    for (FileRow row : FileRow.read(connection, LedgerLayout.CURRENT, unfinished).values()) {
      if (!spec.run().equals(row.run())) {
        throw new TakenOverException(spec.run());
      }
    }
  }

  private void check(LoadLedger.Spec spec, List<FileAccount> accounts, LineCounts counted) {
    for (FileAccount account : accounts) {
      if (!account.isComplete()) {
        throw new DatabaseException(
            "The ledger lacks a part of %s although the run came to its end; run it again."
                .formatted(LogSanitizer.of(account.file().name())));
      }
      if (account.missing() > 0 && lost.isAnotherTable() && !spec.acceptsLostRows()) {
        throw spec.gone(account);
      }
    }
    LineCounts own = own(accounts);
    if (!counted.equals(own)) {
      throw new DatabaseException(
          "The ledger and the run disagree: %s counted, %s in the ledger."
              .formatted(counted.byCounter(), own.byCounter()));
    }
  }

  private static LineCounts own(List<FileAccount> accounts) {
    return LineCounts.sum(accounts.stream().map(FileAccount::own).toList());
  }

  /** The earlier runs that may have left rejects behind. */
  private static Set<String> leftBehind(LoadLedger.Spec spec, List<FileAccount> accounts) {
    Set<String> runs = new HashSet<>();
    accounts.forEach(account -> runs.addAll(account.leftBehind()));
    runs.remove(spec.run());
    return runs;
  }
}
