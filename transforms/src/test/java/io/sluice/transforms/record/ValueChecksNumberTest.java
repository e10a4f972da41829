package io.sluice.transforms.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueChecksNumberTest {

  private static final Column AT = Column.timestamp("at");
  private static final Column COUNT = Column.integer("count");
  private static final Table TABLE = new Table("t", List.of(AT, COUNT), List.of(AT), List.of());

  @ParameterizedTest
  @ValueSource(longs = {1, 2147483647})
  void theBoundsOfTimestampAreInside(long seconds) throws Exception {
    assertThat(timestamps(Limit.TIMESTAMP).timestamp(AT, seconds)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 2147483648L, 100_000_000_000L, Long.MIN_VALUE})
  void beyondTheBoundsOfTimestampIsRejected(long seconds) {
    Rejection rejection = rejectedTimestamp(Limit.TIMESTAMP, seconds);
    assertThat(rejection.reason()).isEqualTo(Reason.TIMESTAMP_RANGE);
    assertThat(rejection.detail())
        .isEqualTo("at is not between 1 and 2147483647 seconds since 1970");
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_000_001L, 1474110256000L, Long.MAX_VALUE})
  void whatLooksLikeMillisecondsIsSaidToBe(long milliseconds) {
    assertThat(rejectedTimestamp(Limit.TIMESTAMP, milliseconds).detail())
        .isEqualTo("at is not between 1 and 2147483647 seconds since 1970; milliseconds?");
  }

  @Test
  void theBoundsOfDatetimeAreThoseOfTheServer() throws Exception {
    long first = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    ValueChecks checks = timestamps(Limit.DATETIME);
    assertThat(checks.timestamp(AT, first)).isEqualTo(first);
    assertThat(checks.timestamp(AT, 0L)).isZero();
    assertThat(checks.timestamp(AT, last)).isEqualTo(last);
    assertThat(rejectedTimestamp(Limit.DATETIME, first - 1).reason())
        .isEqualTo(Reason.TIMESTAMP_RANGE);
    assertThat(rejectedTimestamp(Limit.DATETIME, last + 1).reason())
        .isEqualTo(Reason.TIMESTAMP_RANGE);
  }

  @ParameterizedTest
  @CsvSource({"-8, 7", "0, 255", "-9223372036854775808, 9223372036854775807"})
  void theBoundsOfAnIntegerAreInside(long min, long max) throws Exception {
    ValueChecks checks = integers(Limit.integer(min, max));
    assertThat(checks.integer(COUNT, min)).isEqualTo(min);
    assertThat(checks.integer(COUNT, max)).isEqualTo(max);
  }

  @ParameterizedTest
  @ValueSource(longs = {-9, 8, Long.MIN_VALUE, Long.MAX_VALUE})
  void beyondTheBoundsOfAnIntegerIsRejected(long value) {
    ValueChecks checks = integers(Limit.integer(-8, 7));
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> checks.integer(COUNT, value));
    assertThat(rejection.reason()).isEqualTo(Reason.NUMBER_RANGE);
    assertThat(rejection.detail()).isEqualTo("count is not between -8 and 7");
  }

  @Test
  void aMissingNumberIsNamed() {
    ValueChecks checks = integers(Limit.integer(0, 1));
    Rejection count = catchThrowableOfType(Rejection.class, () -> checks.integer(COUNT, null));
    assertThat(count.reason()).isEqualTo(Reason.FIELD_MISSING);
    assertThat(count.detail()).isEqualTo("count is missing");
    Rejection at = catchThrowableOfType(Rejection.class, () -> checks.timestamp(AT, null));
    assertThat(at.reason()).isEqualTo(Reason.FIELD_MISSING);
    assertThat(at.detail()).isEqualTo("at is missing");
  }

  private static Rejection rejectedTimestamp(Limit limit, long seconds) {
    return catchThrowableOfType(Rejection.class, () -> timestamps(limit).timestamp(AT, seconds));
  }

  private static ValueChecks timestamps(Limit limit) {
    return new ValueChecks(TABLE, new ColumnLimits(Map.of("at", limit)), OnTooLong.REJECT);
  }

  private static ValueChecks integers(Limit limit) {
    return new ValueChecks(TABLE, new ColumnLimits(Map.of("count", limit)), OnTooLong.REJECT);
  }
}
