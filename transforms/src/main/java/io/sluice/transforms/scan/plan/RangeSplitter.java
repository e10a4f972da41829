package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.dialect.Parameters;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.read.ScanSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits key ranges into halves of about equal size, by guesses that the server's index answers:
 * the first key after a value, and the approximate number of rows in a range. It never scans rows
 * to count them, whatever the type of the key. Used by one thread at a time.
 */
public final class RangeSplitter {

  /** A range and its approximate number of rows. */
  public record SizedRange(KeyRange range, long rows) {}

  private static final int MAX_GUESSES = 24;

  /**
   * Percent of the rows. A smaller half of at least this size is good enough: there are many
   * ranges, and a closer guess costs the server more than it saves. For hexadecimal digits, the
   * midpoint of digits and letters leaves 38.
   */
  private static final int GOOD_PERCENT = 33;

  /** Percent of the rows. A smaller half of at most this size is not worth a range of its own. */
  private static final int USELESS_PERCENT = 2;

  /** PostgreSQL's SQLSTATEs for a character that the encoding lacks or forbids. */
  private static final Set<String> NO_SUCH_CHARACTER = Set.of("22P05", "22021");

  private final Connection connection;
  private final Dialect dialect;
  private final TableKey key;
  private final ScanSql sql;
  private final List<KeyMidpoint> midpoints;

  public RangeSplitter(Connection connection, Dialect dialect, TableKey key, ScanSql sql) {
    this.connection = connection;
    this.dialect = dialect;
    this.key = key;
    this.sql = sql;
    this.midpoints = key.columns().stream().map(KeyMidpoint::of).toList();
  }

  /** Estimates the number of rows in a range. */
  public SizedRange sized(KeyRange range) throws SQLException {
    Select rows = sql.rows(range);
    return new SizedRange(range, dialect.estimate(connection, rows.sql(), rows.values()));
  }

  /**
   * Splits a range in two.
   *
   * @return both halves, in order; empty if no key inside the range can be guessed that makes a
   *     useful split
   */
  Optional<List<SizedRange>> halves(KeyRange range) throws SQLException {
    Optional<Key> first = key(sql.first(range));
    Optional<Key> last = key(sql.last(range));
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Key low = first.get();
    Key high = last.get();
    List<SizedRange> best = null;
    List<SizedRange> halves = List.of();
    Optional<Key> before = Optional.empty();
    for (int guesses = 0; guesses < MAX_GUESSES; guesses++) {
      Optional<Key> guess = between(range, low, high);
      Optional<Key> found = guess.isEmpty() ? guess : firstAfter(range, guess.get());
      if (guess.isEmpty()) {
        break;
      }
      if (found.isEmpty() || found.equals(last)) {
        high = guess.get();
        continue;
      }
      if (!found.equals(before)) {
        halves = List.of(sized(range.upTo(found.get())), sized(range.after(found.get())));
        before = found;
      }
      if (best == null || smallerPercent(halves) > smallerPercent(best)) {
        best = halves;
      }
      long left = leftPercent(halves);
      if (smallerPercent(halves) >= GOOD_PERCENT) {
        break;
      }
      if (left > 50) {
        high = guess.get();
      } else {
        low = guess.get();
      }
    }
    return best == null || smallerPercent(best) <= USELESS_PERCENT
        ? Optional.empty()
        : Optional.of(best);
  }

  /**
   * Guesses the first column in which the keys differ; later columns keep the values of {@code
   * low}.
   */
  private Optional<Key> between(KeyRange range, Key low, Key high) throws SQLException {
    int column = firstDifference(low, high);
    if (column == key.columns().size()) {
      return Optional.empty();
    }
    Optional<String> guess =
        midpoints.get(column).of(low.values().get(column), high.values().get(column));
    if (guess.isPresent()) {
      List<String> values = new ArrayList<>(low.values());
      values.set(column, guess.get());
      return Optional.of(new Key(values));
    }
    // No value lies between: each remaining row starts with the same values as low or as high.
    Optional<Key> lastLikeLow = key(sql.lastLike(range, low, column + 1));
    if (lastLikeLow.isPresent() && firstDifference(low, lastLikeLow.get()) > column) {
      Optional<Key> found = between(range, low, lastLikeLow.get());
      if (found.isPresent()) {
        return found;
      }
    }
    Optional<Key> firstLikeHigh = key(sql.firstLike(range, high, column + 1));
    return firstLikeHigh.isPresent() && firstDifference(firstLikeHigh.get(), high) > column
        ? between(range, firstLikeHigh.get(), high)
        : Optional.empty();
  }

  private static int firstDifference(Key one, Key other) {
    int same = 0;
    while (same < one.values().size() && one.values().get(same).equals(other.values().get(same))) {
      same++;
    }
    return same;
  }

  /** The first key after a guess; empty if the database lacks some of the guess's characters. */
  private Optional<Key> firstAfter(KeyRange range, Key guess) throws SQLException {
    try {
      return key(sql.firstAfter(range, guess));
    } catch (SQLException e) {
      if (!NO_SUCH_CHARACTER.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      connection.rollback();
      return Optional.empty();
    }
  }

  private Optional<Key> key(Select select) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select.sql())) {
      Parameters.bind(statement, select.values());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(sql.onlyKey(row)) : Optional.empty();
      }
    }
  }

  private static long leftPercent(List<SizedRange> halves) {
    long left = halves.get(0).rows();
    long all = Math.max(1, left + halves.get(1).rows());
    return 100 * left / all;
  }

  private static long smallerPercent(List<SizedRange> halves) {
    long left = leftPercent(halves);
    return Math.min(left, 100 - left);
  }
}
