package io.sluice.transforms.ledger;

import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.read.Coverage;
import io.sluice.transforms.read.InputFile;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the account of one file, page by page, and looks whether its rows are still there. */
final class AccountReader {

  private static final int PAGE = 500;

  private final Connection connection;
  private final InputFile file;
  private final String key;
  private final Coverage.Builder covered = new Coverage.Builder();
  private final List<Coverage.Range> begun = new ArrayList<>();
  private final Set<String> writers = new LinkedHashSet<>();
  private LineCounts counts = LineCounts.NONE;
  private long gone;

  private AccountReader(Connection connection, InputFile file, String key) {
    this.connection = connection;
    this.file = file;
    this.key = key;
  }

  /**
   * Reads the account.
   *
   * @param row the file's row
   * @param table the table that is loaded; null where it is not there
   */
  static FileAccount read(
      Connection connection, InputFile file, String key, FileRow row, Table table)
      throws SQLException {
    return new AccountReader(connection, file, key).read(row, table);
  }

  private FileAccount read(FileRow row, Table table) throws SQLException {
    List<BatchEntry> page = page(-1, -1);
    while (!page.isEmpty()) {
      page.forEach(this::add);
      gone +=
          Witness.gone(
              connection,
              table,
              page.stream().map(BatchEntry::witness).filter(Objects::nonNull).toList());
      BatchEntry last = page.get(page.size() - 1);
      page = page(last.start(), last.batch());
    }
    return new FileAccount(file, key, row, writers, covered.build(), begun, counts, gone);
  }

  private void add(BatchEntry entry) {
    Coverage.Range stretch = new Coverage.Range(entry.start(), entry.end());
    // Its batches come one after the other.
    begun.remove(stretch);
    if (entry.isLast()) {
      covered.add(stretch);
    } else {
      begun.add(stretch);
    }
    counts = counts.plus(entry.counts());
    writers.add(entry.run());
  }

  private List<BatchEntry> page(long start, int batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_BATCHES)) {
      statement.setString(1, key);
      statement.setLong(2, start);
      statement.setLong(3, start);
      statement.setInt(4, batch);
      statement.setInt(5, PAGE);
      List<BatchEntry> page = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(BatchEntry.read(row));
        }
      }
      return page;
    }
  }
}
