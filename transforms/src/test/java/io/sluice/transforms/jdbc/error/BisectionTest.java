package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {

  private static final SQLException DATA = new SQLException("Data too long", "22001", 1406);

  private final List<String> refused = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 100, 1000})
  void oneBadRowIsFoundWithTwoMoreCallsForEachHalvingWhereverItStands(int count) throws Exception {
    for (int bad = 0; bad < count; bad++) {
      Server server = new Server(Set.of(Integer.toString(bad)));
      refused.clear();

      assertThat(bisection(server).run(rows(count))).isEqualTo(count - 1);

      assertThat(refused).containsExactly(Integer.toString(bad));
      assertThat(server.rows).isEqualTo(without(server.bad, count));
      assertThat(server.calls - 1)
          .isLessThanOrEqualTo((int) (2 * Math.log(count) / Math.log(2)) + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofManyBadRowsEachIsFoundAndNoOtherAndTheOrderIsKept(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int count = 1 + random.nextInt(200);
      Set<String> bad = new TreeSet<>();
      for (int j = random.nextInt(count + 1); j > 0; j--) {
        bad.add(Integer.toString(random.nextInt(count)));
      }
      Server server = new Server(bad);
      refused.clear();

      assertThat(bisection(server).run(rows(count))).isEqualTo(count - bad.size());

      assertThat(refused).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(bad);
      assertThat(refused).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
      assertThat(server.rows).isEqualTo(without(bad, count));
    }
  }

  @Test
  void rowsThatAreThereAlreadyAreNotCountedAsNew() throws Exception {
    Server server = new Server(Set.of("3"));
    server.there.addAll(List.of("0", "7"));
    assertThat(bisection(server).run(rows(10))).isEqualTo(7);
  }

  @Test
  void goodRowsGoInOneCall() throws Exception {
    Server server = new Server(Set.of());
    assertThat(bisection(server).run(rows(1000))).isEqualTo(1000);
    assertThat(server.calls).isEqualTo(1);
    assertThat(refused).isEmpty();
  }

  @Test
  void aFailureThatIsNotOfTheRowsPassesThrough() {
    SQLException deadlock = new SQLException("Deadlock", "40001", 1213);
    Bisection.RowsStatement<String> failing =
        rows -> {
          throw rows.size() == 1 ? deadlock : DATA;
        };
    Bisection<String> bisection =
        new Bisection<>(failing, e -> false, (row, e) -> refused.add(row));
    assertThatThrownBy(() -> bisection.run(rows(8))).isSameAs(deadlock);
    assertThat(refused).isEmpty();
  }

  @Test
  void aStatementThatIsTooLargeIsHalvedUntilItFits() throws Exception {
    SQLException tooLarge = new SQLException("Out of locks", "HY000", 1206);
    Bisection<String> bisection =
        new Bisection<>(
            rows -> {
              if (rows.size() > 3) {
                throw tooLarge;
              }
              return rows.size();
            },
            e -> e == tooLarge,
            (row, e) -> refused.add(row));
    assertThat(bisection.run(rows(20))).isEqualTo(20);
    assertThat(refused).isEmpty();
  }

  @Test
  void aSingleRowThatIsTooLargeIsNotRefusedButFails() {
    SQLException tooLarge = new SQLException("Out of locks", "HY000", 1206);
    Bisection<String> bisection =
        new Bisection<>(
            rows -> {
              throw tooLarge;
            },
            e -> true,
            (row, e) -> refused.add(row));
    assertThatThrownBy(() -> bisection.run(rows(2))).isSameAs(tooLarge);
    assertThat(refused).isEmpty();
  }

  @Test
  void aRefusalThatWasNotUndoneEndsTheBisection() {
    Bisection<String> bisection =
        new Bisection<>(
            rows -> {
              if (rows.size() > 1) {
                throw DATA;
              }
              throw new Bisection.NotUndoneException(DATA);
            },
            e -> true,
            (row, e) -> refused.add(row));
    assertThatThrownBy(() -> bisection.run(rows(8))).isSameAs(DATA);
    assertThat(refused).isEmpty();
  }

  private Bisection<String> bisection(Server server) {
    return new Bisection<>(
        server::insert,
        e -> false,
        (row, e) -> {
          assertThat((Throwable) e).isSameAs(DATA);
          refused.add(row);
        });
  }

  private static List<String> rows(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static List<String> without(Set<String> bad, int count) {
    return rows(count).stream().filter(row -> !bad.contains(row)).toList();
  }

  /** Takes all rows of a call or none. */
  private static final class Server {

    private final Set<String> bad;
    private final Set<String> there = new HashSet<>();
    private final List<String> rows = new ArrayList<>();
    private int calls;

    Server(Set<String> bad) {
      this.bad = bad;
    }

    long insert(List<String> values) throws SQLException {
      calls++;
      if (values.stream().anyMatch(bad::contains)) {
        throw DATA;
      }
      rows.addAll(values);
      return values.stream().filter(value -> !there.contains(value)).count();
    }
  }
}
