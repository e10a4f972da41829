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
 * Splits ranges of keys in about equal halves, by guesses that the server's index answers: what the
 * first key behind a value is, and about how many rows are in a range. It never goes through rows
 * to count them, whatever the keys are like. Used by one thread at a time.
 */
public final class RangeSplitter {

  /** A range, and about how many rows are in it. */
  public record Sized(KeyRange range, long rows) {}

  private static final int MOST_GUESSES = 24;

  /**
   * In hundredths of the rows. A half of this or more will do: ranges are many, and a closer guess
   * costs the server more than it saves. Of hexadecimal digits, the middle of the letters and
   * digits is at 38.
   */
  private static final int GOOD = 33;

  /** Of this or less is not worth a range of its own. */
  private static final int USELESS = 2;

  /** PostgreSQL's states for a character that the encoding lacks or forbids. */
  private static final Set<String> NO_SUCH_CHARACTER = Set.of("22P05", "22021");

  private final Connection connection;
  private final Dialect dialect;
  private final TableKey key;
  private final ScanSql sql;
  private final List<KeyMidpoint> betweens;

  public RangeSplitter(Connection connection, Dialect dialect, TableKey key, ScanSql sql) {
    this.connection = connection;
    this.dialect = dialect;
    this.key = key;
    this.sql = sql;
    this.betweens = key.columns().stream().map(KeyMidpoint::of).toList();
  }

  /** About how many rows a range has. */
  public Sized sized(KeyRange range) throws SQLException {
    Select rows = sql.rows(range);
    return new Sized(range, dialect.estimate(connection, rows.sql(), rows.values()));
  }

  /**
   * Splits a range in two.
   *
   * @return both, in their order; empty where its keys have nothing between them that can be
   *     guessed
   */
  Optional<List<Sized>> halves(KeyRange range) throws SQLException {
    Optional<Key> first = key(sql.first(range));
    Optional<Key> last = key(sql.last(range));
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Key low = first.get();
    Key high = last.get();
    List<Sized> best = null;
    List<Sized> halves = List.of();
    Optional<Key> before = Optional.empty();
    for (int guesses = 0; guesses < MOST_GUESSES; guesses++) {
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
      if (best == null || smaller(halves) > smaller(best)) {
        best = halves;
      }
      long left = share(halves);
      if (smaller(halves) >= GOOD) {
        break;
      }
      if (left > 50) {
        high = guess.get();
      } else {
        low = guess.get();
      }
    }
    return best == null || smaller(best) <= USELESS ? Optional.empty() : Optional.of(best);
  }

  /** The first column in which the two differ decides; those behind it take any value. */
  private Optional<Key> between(KeyRange range, Key low, Key high) throws SQLException {
    int column = firstDifference(low, high);
    if (column == key.columns().size()) {
      return Optional.empty();
    }
    Optional<String> guess =
        betweens.get(column).of(low.values().get(column), high.values().get(column));
    if (guess.isPresent()) {
      List<String> values = new ArrayList<>(low.values());
      values.set(column, guess.get());
      return Optional.of(new Key(values));
    }
    // Nothing lies between: all rows in question begin like the one or like the other.
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

  /** The first key after a guess; none if the database lacks some of its characters. */
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

  private static long share(List<Sized> halves) {
    long left = halves.get(0).rows();
    long all = Math.max(1, left + halves.get(1).rows());
    return 100 * left / all;
  }

  private static long smaller(List<Sized> halves) {
    long left = share(halves);
    return Math.min(left, 100 - left);
  }
}
