package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.jdbc.session.DataSources;
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

/**
 * What the ledger says of files, for those who only want to know: nothing is created, taken over or
 * forgotten.
 *
 * @param files what it says of each file, in their order
 */
public record LedgerState(List<OfFile> files) {

  /**
   * What it says of one file.
   *
   * @param file the file
   * @param covered the bytes that have been loaded
   * @param lines what became of their lines
   * @param finished when it was finished, as the server's time in UTC; empty where it is not
   * @param failure why a load would not go on from there; empty where it would
   */
  public record OfFile(
      InputFile file,
      ByteRanges covered,
      LineCounts lines,
      Optional<String> finished,
      Optional<DatabaseException> failure) {

    /** It says nothing. */
    public static OfFile unknown(InputFile file) {
      return new OfFile(file, ByteRanges.NONE, LineCounts.NONE, Optional.empty(), Optional.empty());
    }
  }

  public LedgerState {
    files = List.copyOf(files);
  }

  /**
   * Reads what stands there now. A ledger that is missing says nothing.
   *
   * @param load which load it is
   * @param hasTable whether the table that is loaded is there
   * @throws DatabaseException when the server fails
   */
  public static LedgerState read(LoadLedger.Spec load, List<InputFile> files, boolean hasTable) {
    try (Connection connection = DataSources.forWriting(load.database()).getConnection()) {
      if (!LedgerTables.missing(connection).isEmpty()) {
        return new LedgerState(files.stream().map(OfFile::unknown).toList());
      }
      Map<InputFile, String> keys = new LinkedHashMap<>();
      for (InputFile file : files) {
        keys.put(file, FileKey.of(file, load.table().name(), load.settings()).key());
      }
      Map<String, FileRow> rows = FileRow.read(connection, List.copyOf(keys.values()));
      List<FileAccount> unread = new ArrayList<>();
      keys.forEach((file, key) -> unread.add(FileAccount.unread(file, key, rows.get(key))));
      Table table = hasTable ? load.table() : null;
      return new LedgerState(
          AccountReader.read(connection, unread, table).stream()
              .map(account -> of(load, account))
              .toList());
    } catch (SQLException e) {
      throw SqlFailure.of(load.database(), Operation.of("reading the ledger"), e);
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
