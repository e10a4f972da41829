package io.sluice.transforms.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.InputFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes files over for a run, in one transaction: it waits for blocks that others are just
 * committing, and from then on nobody else commits blocks of these files.
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
    // All of them in the same order as everybody, and before anything is read.
    Map<String, FileRow> rows = new TreeMap<>();
    List<FileKey> keys = new ArrayList<>();
    for (InputFile file : files) {
      keys.add(FileKey.of(file, spec.table().name(), spec.settings()));
    }
    for (FileKey key : keys.stream().sorted(Comparator.comparing(FileKey::key)).toList()) {
      rows.put(key.key(), FileRow.lock(connection, key.key()));
    }
    List<FileAccount> accounts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileKey key = keys.get(i);
      accounts.add(take(files.get(i), key, rows.get(key.key())));
    }
    return accounts;
  }

  private FileAccount take(InputFile file, FileKey key, FileRow row) throws SQLException {
    FileAccount account = AccountReader.read(connection, file, key.key(), row, spec.table());
    if (account.isFinished() && account.gone() == 0 && !restart) {
      return account;
    }
    if (restart) {
      Statements.update(connection, LedgerSql.FORGET_BLOCKS, key.key());
      account = account.anew();
    } else {
      Optional<DatabaseException> failure = spec.failure(account);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    Statements.update(
        connection,
        LedgerSql.TAKE_FILE,
        key.key(),
        spec.table().name(),
        file.name(),
        file.bytes(),
        file.modified(),
        key.head(),
        spec.settings(),
        spec.run(),
        String.join(",", leftBehind(account)),
        spec.directory());
    return account;
  }

  /** Not this run, which has the file where the reply to an earlier attempt was lost. */
  private List<String> leftBehind(FileAccount account) {
    List<String> runs =
        account.leftBehind().stream().filter(run -> !run.equals(spec.run())).toList();
    return runs.subList(Math.max(0, runs.size() - MAX_LEFT_BEHIND), runs.size());
  }
}
