package io.sluice.transforms.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

      assertThat(bisection(server).insert(Rows.rows(count))).isEqualTo(count - 1);

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

      assertThat(bisection(server).insert(Rows.rows(count))).isEqualTo(count - bad.size());

      assertThat(refused).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(bad);
      assertThat(refused).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
      assertThat(server.rows).isEqualTo(without(bad, count));
    }
  }

  @Test
  void rowsThatAreThereAlreadyAreNotCountedAsNew() throws Exception {
    Server server = new Server(Set.of("3"));
    server.there.addAll(List.of("0", "7"));
    assertThat(bisection(server).insert(Rows.rows(10))).isEqualTo(7);
  }

  @Test
  void goodRowsGoInOneCall() throws Exception {
    Server server = new Server(Set.of());
    assertThat(bisection(server).insert(Rows.rows(1000))).isEqualTo(1000);
    assertThat(server.calls).isEqualTo(1);
    assertThat(refused).isEmpty();
  }

  @Test
  void aFailureThatIsNotOfTheRowsPassesThrough() {
    SQLException deadlock = new SQLException("Deadlock", "40001", 1213);
    RowInserter failing =
        rows -> {
          throw rows.size() == 1 ? deadlock : DATA;
        };
    Bisection bisection = new Bisection(failing, (row, e) -> refused.add(row.values()[0]));
    assertThatThrownBy(() -> bisection.insert(Rows.rows(8))).isSameAs(deadlock);
    assertThat(refused).isEmpty();
  }

  private Bisection bisection(RowInserter inserter) {
    return new Bisection(
        inserter,
        (row, e) -> {
          assertThat((Throwable) e).isSameAs(DATA);
          refused.add(row.values()[0]);
        });
  }

  private static List<String> without(Set<String> bad, int count) {
    return Rows.firsts(Rows.rows(count)).stream().filter(row -> !bad.contains(row)).toList();
  }

  /** Takes all rows of a call or none. */
  private static final class Server implements RowInserter {

    private final Set<String> bad;
    private final Set<String> there = new HashSet<>();
    private final List<String> rows = new ArrayList<>();
    private int calls;

    Server(Set<String> bad) {
      this.bad = bad;
    }

    @Override
    public long insert(List<BatchRow> insert) throws SQLException {
      calls++;
      List<String> values = Rows.firsts(insert);
      if (values.stream().anyMatch(bad::contains)) {
        throw DATA;
      }
      rows.addAll(values);
      return values.stream().filter(value -> !there.contains(value)).count();
    }
  }
}
