package io.sluice.transforms.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes files over for a run, in one transaction: it waits for batches that others are just
 * committing, and from then on nobody else commits batches of these files.
 */
final class Takeover {

  /** The column has an end. What earlier ones had left has been put right as many times. */
  private static final int MAX_LEFT_BEHIND = 100;

  private final Connection connection;
  private final LoadLedger.Spec spec;
  private final boolean restart;

  Takeover(Connection connection, LoadLedger.Spec spec, boolean restart) {
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
    // All of them in the same order as everybody, and before anything is read.
    Map<String, FileRow> rows = new HashMap<>();
    for (Claim claim : claims.stream().sorted(Comparator.comparing(Claim::id)).toList()) {
      // Inserted first: to lock a row that is missing keeps others from inserting theirs, and they
      // us.
      write(LedgerSql.ENTER_FILE, claim, List.of());
      rows.put(claim.id(), FileRow.lock(connection, claim.id()));
    }
    List<FileAccount> accounts = new ArrayList<>();
    for (Claim claim : claims) {
      accounts.add(take(claim, rows.get(claim.id())));
    }
    return accounts;
  }

  /** A file to be taken over. */
  private record Claim(InputFile file, FileKey key) {

    String id() {
      return key.key();
    }
  }

  private FileAccount take(Claim claim, FileRow row) throws SQLException {
    FileAccount account =
        AccountReader.read(connection, claim.file(), claim.id(), row, spec.table());
    if (account.isFinished() && account.gone() == 0 && !restart) {
      return account;
    }
    if (restart) {
      Statements.update(connection, LedgerSql.FORGET_BATCHES, claim.id());
      account = account.anew();
    } else {
      Optional<DatabaseException> failure = spec.failure(account);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    write(LedgerSql.TAKE_FILE, claim, leftBehind(account));
    return account;
  }

  private void write(String sql, Claim claim, List<String> leftBehind) throws SQLException {
    Statements.update(
        connection,
        sql,
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

  /** Not this run, which has the file where the reply to an earlier attempt was lost. */
  private List<String> leftBehind(FileAccount account) {
    List<String> runs =
        account.leftBehind().stream().filter(run -> !run.equals(spec.run())).toList();
    return runs.subList(Math.max(0, runs.size() - MAX_LEFT_BEHIND), runs.size());
  }
}
