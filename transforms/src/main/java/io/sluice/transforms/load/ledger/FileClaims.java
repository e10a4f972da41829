package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Portions;
import io.sluice.transforms.read.input.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Takes files over for a run, in one transaction: it waits for batches that others are just
 * committing, and from then on nobody else commits batches of these files.
 */
final class FileClaims {

  /** The column has an end. What earlier ones had left has been put right as many times. */
  private static final int MAX_LEFT_BEHIND = 100;

  /** As many names of runs. */
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
   * Takes them over, save for those that are finished.
   *
   * @return what the ledger says of them, in their order
   * @throws DatabaseException when a file cannot be gone on with
   */
  List<FileAccount> of(List<InputFile> files) throws SQLException {
    List<Claim> claims =
        files.stream()
            .map(file -> new Claim(file, FileKey.of(file, spec.table().name(), spec.settings())))
            .toList();
    List<Claim> inOrder = claims.stream().sorted(Comparator.comparing(Claim::id)).toList();
    // All in the same order as other loads, and before any read: what is read then stays as it
    // is.
    write(LedgerSql::enterFiles, inOrder, claim -> List.of());
    List<String> ids = inOrder.stream().map(Claim::id).toList();
    Map<String, FileRow> rows = FileRow.read(connection, ids);
    List<FileAccount> accounts = new ArrayList<>();
    for (FileAccount account : read(claims, rows)) {
      accounts.add(begin(account));
    }
    Map<String, FileAccount> byKey =
        accounts.stream().collect(Collectors.toMap(FileAccount::key, Function.identity()));
    List<Claim> taken =
        inOrder.stream().filter(claim -> !byKey.get(claim.id()).isFinished()).toList();
    write(LedgerSql::claimFiles, taken, claim -> leftBehind(byKey.get(claim.id())));
    return accounts;
  }

  private List<FileAccount> read(List<Claim> claims, Map<String, FileRow> rows)
      throws SQLException {
    List<FileAccount> unread =
        claims.stream()
            .map(claim -> FileAccount.unread(claim.file(), claim.id(), rows.get(claim.id())))
            .toList();
    return AccountReader.read(connection, unread, spec.table());
  }

  /** A file to be taken over. */
  private record Claim(InputFile file, FileKey key) {

    String id() {
      return key.key();
    }
  }

  /** The files to resume. */
  private FileAccount begin(FileAccount account) throws SQLException {
    if (restart) {
      if (!account.writers().isEmpty()) {
        Statements.update(connection, LedgerSql.FORGET_BATCHES, account.key());
      }
      return account.anew();
    }
    Optional<DatabaseException> failure = spec.failure(account);
    if (failure.isPresent()) {
      throw failure.get();
    }
    return account;
  }

  private void write(
      IntFunction<String> sql, List<Claim> claims, Function<Claim, List<String>> leftBehind)
      throws SQLException {
    Portions portions =
        Portions.inPacket(Portions.MAX_KEYS, SentinelKey.maxAllowedPacket(connection));
    for (List<Claim> some : portions.of(claims, this::bytes)) {
      List<Object> values = new ArrayList<>();
      some.forEach(claim -> values.addAll(values(claim, leftBehind.apply(claim))));
      Statements.update(connection, sql.apply(some.size()), values);
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
        spec.directory());
  }

  private long bytes(Claim claim) {
    return Portions.bytes(List.of(claim.file().name(), spec.settings(), spec.directory()))
        + LEFT_BEHIND_BYTES;
  }

  /** Not this run, which has the file where the reply to an earlier attempt was lost. */
  private List<String> leftBehind(FileAccount account) {
    List<String> runs =
        account.leftBehind().stream().filter(run -> !run.equals(spec.run())).toList();
    return runs.subList(Math.max(0, runs.size() - MAX_LEFT_BEHIND), runs.size());
  }
}
