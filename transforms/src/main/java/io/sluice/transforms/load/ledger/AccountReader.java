package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.metrics.LineCounter;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the accounts of files in bulk, and checks that their rows still exist. For a file with many
 * batches, it holds one page at a time.
 */
final class AccountReader {

  private static final int PAGE = 500;

  private final Connection connection;
  private final LedgerLayout layout;
  private final SentinelCheck sentinels;
  private final String run;

  private AccountReader(Connection connection, LedgerLayout layout, Table table, String run) {
    this.connection = connection;
    this.layout = layout;
    this.sentinels = new SentinelCheck(connection, table);
    this.run = run;
  }

  /**
   * Reads the accounts.
   *
   * @param layout the layout of the tables to read
   * @param unread the files with their keys and ledger rows
   * @param table the target table; null if it does not exist
   * @param run the run whose own counts are wanted
   * @return the accounts, in the same order
   */
  static List<FileAccount> read(
      Connection connection, LedgerLayout layout, List<FileAccount> unread, Table table, String run)
      throws SQLException {
    Map<String, Batches> byKey = new TreeMap<>();
    unread.forEach(account -> byKey.put(account.key(), new Batches()));
    new AccountReader(connection, layout, table, run).read(byKey);
    return unread.stream().map(account -> byKey.get(account.key()).of(account)).toList();
  }

  private void read(Map<String, Batches> byKey) throws SQLException {
    List<String> keys = List.copyOf(byKey.keySet());
    int next = 0;
    while (next < keys.size()) {
      List<String> portion =
          keys.subList(next, Math.min(keys.size(), next + StatementChunks.MAX_KEYS));
      List<Committed> page = firstPage(portion);
      add(page, byKey);
      if (page.size() < PAGE) {
        next += portion.size();
      } else {
        BatchEntry last = page.get(PAGE - 1).batch();
        readRemaining(last, byKey);
        next = keys.indexOf(last.file()) + 1;
      }
    }
  }

  /** Reads the remaining batches of one file. */
  private void readRemaining(BatchEntry from, Map<String, Batches> byKey) throws SQLException {
    List<Committed> page = nextPage(from);
    while (!page.isEmpty()) {
      add(page, byKey);
      page = nextPage(page.get(page.size() - 1).batch());
    }
  }

  private void add(List<Committed> page, Map<String, Batches> byKey) throws SQLException {
    page.forEach(committed -> byKey.get(committed.batch().file()).add(committed.batch(), run));
    List<Committed> sampled =
        page.stream().filter(committed -> committed.batch().sentinels() != null).toList();
    List<List<List<String>>> keys =
        sampled.stream()
            .map(committed -> SentinelKeys.keys(committed.batch().sentinels()))
            .toList();
    List<Integer> existing = sentinels.existing(keys);
    for (int i = 0; i < sampled.size(); i++) {
      BatchEntry batch = sampled.get(i).batch();
      byKey
          .get(batch.file())
          .samples
          .add(
              new LostRows.OfBatch(
                  sampled.get(i).at(), rows(batch), keys.get(i).size(), existing.get(i)));
    }
  }

  private static long rows(BatchEntry batch) {
    return batch.counts().of(LineCounter.LOADED)
        + batch.counts().of(LineCounter.DUPLICATE)
        + batch.counts().of(LineCounter.CONFLICT);
  }

  private List<Committed> firstPage(List<String> keys) throws SQLException {
    List<Object> parameters = new ArrayList<>(keys);
    parameters.add(PAGE);
    return page(layout.selectFirstBatches(keys.size()), parameters);
  }

  private List<Committed> nextPage(BatchEntry last) throws SQLException {
    return page(
        layout.selectNextBatches(),
        List.of(last.file(), last.start(), last.start(), last.batch(), PAGE));
  }

  private List<Committed> page(String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      LedgerStatements.bind(statement, parameters);
      List<Committed> page = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(new Committed(BatchEntry.read(row), row.getString("committed")));
        }
      }
      return page;
    }
  }

  /**
   * A batch in the ledger.
   *
   * @param batch its entry
   * @param at when it was committed; sorts as a string
   */
  private record Committed(BatchEntry batch, String at) {}

  /** Adds up the batches of one file. */
  private static final class Batches {

    private final ByteRanges.Builder covered = new ByteRanges.Builder();
    private final List<ByteRanges.Range> started = new ArrayList<>();
    private final Set<String> writers = new LinkedHashSet<>();
    private final List<String> rejects = new ArrayList<>();
    private final List<LostRows.OfBatch> samples = new ArrayList<>();
    private LineCounts counts = LineCounts.NONE;
    private LineCounts own = LineCounts.NONE;

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
      if (!entry.rejects().isEmpty()) {
        rejects.add(entry.rejects());
      }
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
          rejects,
          samples);
    }
  }
}
