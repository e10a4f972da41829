package io.sluice.transforms.load.insert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.load.row.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkedInsertTest {

  private final List<List<String>> portions = new ArrayList<>();

  private final RowInserter inserter =
      rows -> {
        portions.add(Rows.firsts(rows));
        return rows.size();
      };

  @Test
  void noPortionHasMoreRowsThanTheGreatestNumber() throws SQLException {
    assertThat(in(3, Long.MAX_VALUE).insert(Rows.rows(8))).isEqualTo(8);
    assertThat(portions)
        .containsExactly(List.of("0", "1", "2"), List.of("3", "4", "5"), List.of("6", "7"));
  }

  @Test
  void noPortionHasMoreBytesThanTheGreatestNumber() throws SQLException {
    // Three bytes for each character.
    insert(12, "aa", "bb", "c", "dddd", "e");
    assertThat(portions)
        .containsExactly(List.of("aa", "bb"), List.of("c"), List.of("dddd"), List.of("e"));
  }

  @Test
  void aRowWithMoreBytesGoesAlone() throws SQLException {
    insert(6, "a", "bbbbbbbb", "c", "d", "eeeeeeee", "ffffffff");
    assertThat(portions)
        .containsExactly(
            List.of("a"),
            List.of("bbbbbbbb"),
            List.of("c", "d"),
            List.of("eeeeeeee"),
            List.of("ffffffff"));
  }

  @Test
  void theEstimateOfARowIsNeverLessThanItsBytes() {
    BatchRow row = Rows.reading("aé€😀", Long.MIN_VALUE, "2016-09-17 11:04:16");
    assertThat(row.bytes()).isGreaterThanOrEqualTo(1 + 2 + 3 + 4 + 20 + 19);
  }

  @Test
  void withoutRowsThereIsNoPortion() throws SQLException {
    assertThat(in(3, 100).insert(List.of())).isZero();
    assertThat(portions).isEmpty();
  }

  private ChunkedInsert in(int maxRows, long maxBytes) {
    return new ChunkedInsert(inserter, new StatementChunks(maxRows, maxBytes));
  }

  private void insert(long maxBytes, String... values) throws SQLException {
    List<BatchRow> rows = Stream.of(values).map(Rows::row).toList();
    assertThat(in(1000, maxBytes).insert(rows)).isEqualTo(values.length);
  }
}
