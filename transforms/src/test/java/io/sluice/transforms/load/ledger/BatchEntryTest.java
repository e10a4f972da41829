package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchEntryTest {

  private static final LineCounts COUNTS =
      new LineCounts(
          Map.of(
              LineCounter.READ, 6L,
              LineCounter.LOADED, 1L,
              LineCounter.BLANK, 2L,
              LineCounter.REJECTED, 3L,
              LineCounter.TRUNCATED, 1L),
          Map.of(Reason.TOO_LONG, 2L, Reason.REFUSED, 1L));

  @Test
  void countsThatDoNotAddUpAreNotWritten() {
    assertThatThrownBy(() -> entry(COUNTS.with(LineCounter.READ, 7), "[\"a\"]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the counts do not add up");
    LineCounts withoutReasons = new LineCounts(COUNTS.byCounter(), Map.of());
    assertThatThrownBy(() -> entry(withoutReasons, "[\"a\"]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws SQLException {
    for (BatchEntry entry :
        new BatchEntry[] {entry(COUNTS, "[\"a\"]"), entry(LineCounts.NONE, null)}) {
      Map<Integer, Object> parameters = new HashMap<>();
      entry.bind(setting(parameters));
      assertThat(BatchEntry.read(row(parameters))).isEqualTo(entry);
    }
  }

  // The statement counts them: what stands in the row, and the file and the run once more.
  @Test
  void everyParameterOfTheStatementIsSet() throws SQLException {
    Map<Integer, Object> parameters = new HashMap<>();
    entry(COUNTS, "[\"a\"]").bind(setting(parameters));
    int count = (int) LedgerSql.INSERT_BATCH.chars().filter(c -> c == '?').count();
    assertThat(parameters).hasSize(count).containsKeys(1, count);
    assertThat(parameters).containsEntry(count - 1, "key").containsEntry(count, "run-1");
  }

  private static BatchEntry entry(LineCounts counts, String sentinels) {
    return new BatchEntry(
        "key", 10, 1L << 40, 3, 1L << 42, true, -7, "run-1", counts, "r.ndjson", sentinels);
  }

  private static PreparedStatement setting(Map<Integer, Object> parameters) {
    return proxy(
        PreparedStatement.class,
        (index, value) -> {
          assertThat(parameters).doesNotContainKey(index);
          parameters.put(index, value);
          return null;
        });
  }

  private static ResultSet row(Map<Integer, Object> parameters) {
    return proxy(ResultSet.class, (index, nothing) -> parameters.get(index));
  }

  private interface Cell {
    Object of(Integer index, Object value);
  }

  private static <T> T proxy(Class<T> type, Cell cell) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (it, method, arguments) ->
                cell.of((Integer) arguments[0], arguments.length > 1 ? arguments[1] : null)));
  }
}
