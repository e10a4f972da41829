package io.sluice.transforms.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.record.ColumnLimits.Limit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class ColumnLimitsTest {

  private static final Column ID = Column.text("id", 50);
  private static final Column COUNT = Column.integer("count");
  private static final Column AT = Column.timestamp("at");
  private static final Table TABLE = new Table("t", List.of(ID, COUNT, AT), List.of(ID), List.of());

  @Test
  void aTableAsTheModelAsksForItTakesWhatItsColumnsSay() {
    assertThat(ColumnLimits.of(TABLE).byColumn())
        .isEqualTo(
            Map.of(
                "id", Limit.text(50, 200),
                "count", Limit.integer(Long.MIN_VALUE, Long.MAX_VALUE),
                "at", Limit.TIMESTAMP));
  }

  @Test
  void theBoundsOfTimesAreThoseOfTheServer() {
    assertThat(Instant.ofEpochSecond(Limit.TIMESTAMP.min())).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(Instant.ofEpochSecond(Limit.TIMESTAMP.max())).isEqualTo("2038-01-19T03:14:07Z");
    assertThat(Instant.ofEpochSecond(Limit.DATETIME.min())).isEqualTo("1000-01-01T00:00:00Z");
    assertThat(Instant.ofEpochSecond(Limit.DATETIME.max())).isEqualTo("9999-12-31T23:59:59Z");
  }

  @Test
  void aColumnWithoutALimitIsABugAndIsNamed() {
    assertThatThrownBy(() -> ColumnLimits.of(TABLE).of("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no limit for column other");
  }

  @Test
  void theyDoNotChangeAndTravelToWorkers() {
    Map<String, Limit> map = new HashMap<>(Map.of("id", Limit.text(1, 4)));
    ColumnLimits limits = new ColumnLimits(map);
    map.clear();
    assertThat(limits.byColumn()).containsOnlyKeys("id");
    assertThat(SerializableUtils.ensureSerializable(limits)).isEqualTo(limits);
  }
}
