package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.read.input.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Claims files for a run, in one transaction. It waits for batches that other runs are committing;
 * after that, no other run can commit batches of these files.
 */
final class FileClaims {

  /**
   * Limits the size of the column. As many later runs have repaired the rejects of an older one.
   */
  private static final int MAX_LEFT_BEHIND = 100;

  /** The bytes of as many run names. */
  private static final int LEFT_BEHIND_BYTES = MAX_LEFT_BEHIND * 65;

  private final Connection connection;
  private final LoadLedger.Spec spec;
  private final boolean restart;

  FileClaims(Connection connection, LoadLedger.Spec spec, boolean restart) {
    this.connection = connection;
    this.spec = spec;
    this.restart = restart;
  }

  /**
   * Claims files, except finished ones.
   *
   * @return the files' accounts, in the same order
   * @throws DatabaseException if a file cannot be resumed
   */
  List<FileAccount> of(List<InputFile> files) throws SQLException {
    List<Claim> claims =
        files.stream()
            .map(file -> new Claim(file, FileKey.of(file, spec.table().name(), spec.settings())))
            .toList();
    List<Claim> sorted = claims.stream().sorted(Comparator.comparing(Claim::id)).toList();
    // Locks the rows in the same order as other loads, before any read: what is read stays valid.
    write(LedgerSql::insertAndLockFiles, sorted, claim -> List.of());
    Map<String, InputFile> byId = new LinkedHashMap<>();
    sorted.forEach(claim -> byId.put(claim.id(), claim.file()));
    EarlierLedger.move(connection, spec, byId);
    Map<String, FileRow> rows =
        FileRow.read(connection, LedgerLayout.CURRENT, List.copyOf(byId.keySet()));
    List<FileAccount> accounts = begin(read(claims, rows));
    Map<String, FileAccount> byKey =
        accounts.stream().collect(Collectors.toMap(FileAccount::key, Function.identity()));
    List<Claim> claimed =
        sorted.stream().filter(claim -> !byKey.get(claim.id()).isFinished()).toList();
    write(LedgerSql::claimFiles, claimed, claim -> leftBehind(byKey.get(claim.id())));
    return accounts;
  }

  private List<FileAccount> read(List<Claim> claims, Map<String, FileRow> rows)
      throws SQLException {
    List<FileAccount> unread =
        claims.stream()
            .map(claim -> FileAccount.unread(claim.file(), claim.id(), rows.get(claim.id())))
            .toList();
    return AccountReader.read(connection, LedgerLayout.CURRENT, unread, spec.table(), spec.run());
  }

  /** A file to claim. */
  private record Claim(InputFile file, FileKey key) {

    String id() {
      return key.key();
    }
  }

  /** Forgets the files' batches on restart; otherwise checks that the load can resume. */
  private List<FileAccount> begin(List<FileAccount> accounts) throws SQLException {
    if (!restart) {
      LostRows lost = LostRows.read(connection, spec.table().name(), accounts);
      Optional<DatabaseException> failure =
          spec.failures(accounts, lost).values().stream().findFirst();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return accounts;
    }
    for (FileAccount account : accounts) {
      if (!account.writers().isEmpty()) {
        LedgerStatements.update(connection, LedgerSql.FORGET_BATCHES, account.key());
      }
    }
    return accounts.stream().map(FileAccount::forRestart).toList();
  }

  private void write(
      IntFunction<String> sql, List<Claim> claims, Function<Claim, List<String>> leftBehind)
      throws SQLException {
    StatementChunks portions =
        StatementChunks.inPacket(
            StatementChunks.MAX_KEYS, SentinelCheck.maxAllowedPacket(connection));
    for (List<Claim> portion : portions.of(claims, this::bytes)) {
      List<Object> values = new ArrayList<>();
      portion.forEach(claim -> values.addAll(values(claim, leftBehind.apply(claim))));
      LedgerStatements.update(connection, sql.apply(portion.size()), values);
    }
  }

  private List<Object> values(Claim claim, List<String> leftBehind) {
    return List.of(
        claim.id(),
        spec.table().name(),
        claim.file().name(),
        claim.file().bytes(),
        claim.file().modified(),
        claim.key().head(),
        FileKey.shown(spec.settings()),
        spec.run(),
        String.join(",", leftBehind),
        spec.rejects().identity());
  }

  private long bytes(Claim claim) {
    return StatementChunks.bytes(
            List.of(claim.file().name(), spec.settings(), spec.rejects().identity()))
        + LEFT_BEHIND_BYTES;
  }

  private static List<String> leftBehind(FileAccount account) {
    List<String> runs = account.leftBehind();
    return runs.subList(Math.max(0, runs.size() - MAX_LEFT_BEHIND), runs.size());
  }
}
