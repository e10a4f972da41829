package io.sluice.transforms.load.ledger;

import static java.util.stream.Collectors.groupingBy;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the accounts of files in bulk, and checks that their rows still exist. For a file with many
 * batches, it holds one page at a time.
 */
final class AccountReader {

  private static final int PAGE = 500;

  private final Connection connection;
  private final Table table;
  private final String run;

  private AccountReader(Connection connection, Table table, String run) {
    this.connection = connection;
    this.table = table;
    this.run = run;
  }

  /**
   * Reads the accounts.
   *
   * @param unread the files with their keys and ledger rows
   * @param table the target table; null if it does not exist
   * @param run the run whose own counts are wanted
   * @return the accounts, in the same order
   */
  static List<FileAccount> read(
      Connection connection, List<FileAccount> unread, Table table, String run)
      throws SQLException {
    Map<String, Batches> byKey = new TreeMap<>();
    unread.forEach(account -> byKey.put(account.key(), new Batches()));
    new AccountReader(connection, table, run).read(byKey);
    return unread.stream().map(account -> byKey.get(account.key()).of(account)).toList();
  }

  private void read(Map<String, Batches> byKey) throws SQLException {
    List<String> keys = List.copyOf(byKey.keySet());
    int next = 0;
    while (next < keys.size()) {
      List<String> portion =
          keys.subList(next, Math.min(keys.size(), next + StatementChunks.MAX_KEYS));
      List<BatchEntry> page = firstPage(portion);
      add(page, byKey);
      if (page.size() < PAGE) {
        next += portion.size();
      } else {
        BatchEntry last = page.get(PAGE - 1);
        readRemaining(last, byKey);
        next = keys.indexOf(last.file()) + 1;
      }
    }
  }

  /** Reads the remaining batches of one file. */
  private void readRemaining(BatchEntry from, Map<String, Batches> byKey) throws SQLException {
    List<BatchEntry> page = nextPage(from);
    while (!page.isEmpty()) {
      add(page, byKey);
      page = nextPage(page.get(page.size() - 1));
    }
  }

  private void add(List<BatchEntry> page, Map<String, Batches> byKey) throws SQLException {
    page.forEach(entry -> byKey.get(entry.file()).add(entry, run));
    if (gone(page) == 0) {
      return;
    }
    Map<String, List<BatchEntry>> byFile = page.stream().collect(groupingBy(BatchEntry::file));
    for (Map.Entry<String, List<BatchEntry>> file : byFile.entrySet()) {
      byKey.get(file.getKey()).gone += gone(file.getValue());
    }
  }

  private long gone(List<BatchEntry> page) throws SQLException {
    return SentinelKey.gone(
        connection,
        table,
        page.stream().map(BatchEntry::sentinel).filter(Objects::nonNull).toList());
  }

  private List<BatchEntry> firstPage(List<String> keys) throws SQLException {
    List<Object> parameters = new ArrayList<>(keys);
    parameters.add(PAGE);
    return page(LedgerSql.selectFirstBatches(keys.size()), parameters);
  }

  private List<BatchEntry> nextPage(BatchEntry last) throws SQLException {
    return page(
        LedgerSql.SELECT_BATCHES,
        List.of(last.file(), last.start(), last.start(), last.batch(), PAGE));
  }

  private List<BatchEntry> page(String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      LedgerStatements.bind(statement, parameters);
      List<BatchEntry> page = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(BatchEntry.read(row));
        }
      }
      return page;
    }
  }

  /** Adds up the batches of one file. */
  private static final class Batches {

    private final ByteRanges.Builder covered = new ByteRanges.Builder();
    private final List<ByteRanges.Range> started = new ArrayList<>();
    private final Set<String> writers = new LinkedHashSet<>();
    private LineCounts counts = LineCounts.NONE;
    private LineCounts own = LineCounts.NONE;
    private long gone;

    void add(BatchEntry entry, String run) {
      ByteRanges.Range range = new ByteRanges.Range(entry.start(), entry.end());
      // The batches of a sort run arrive one after another.
      started.remove(range);
      if (entry.isLast()) {
        covered.add(range);
      } else {
        started.add(range);
      }
      counts = counts.plus(entry.counts());
      if (entry.run().equals(run)) {
        own = own.plus(entry.counts());
      }
      writers.add(entry.run());
    }

    FileAccount of(FileAccount unread) {
      return new FileAccount(
          unread.file(),
          unread.key(),
          unread.row(),
          writers,
          covered.build(),
          started,
          counts,
          own,
          gone);
    }
  }
}
