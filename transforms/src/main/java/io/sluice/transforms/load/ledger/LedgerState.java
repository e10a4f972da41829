package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The state of files in the ledger, read without creating, claiming or deleting anything.
 *
 * @param files the state of each file, in the given order
 */
public record LedgerState(List<OfFile> files) {

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
      if (!LedgerTables.missing(connection).isEmpty()) {
        return new LedgerState(files.stream().map(OfFile::unknown).toList());
      }
      List<FileAccount> unread = FileAccount.unread(connection, load, files);
      Table table = hasTable ? load.table() : null;
      return new LedgerState(
          AccountReader.read(connection, unread, table, load.run()).stream()
              .map(account -> of(load, account))
              .toList());
    } catch (SQLException e) {
      throw DatabaseExceptions.of(load.database(), Operation.of("reading the ledger"), e);
    }
  }

  private static OfFile of(LoadLedger.Spec load, FileAccount account) {
    return new OfFile(
        account.file(),
        account.covered(),
        account.counts(),
        Optional.ofNullable(account.row().finished()),
        load.failure(account));
  }
}
