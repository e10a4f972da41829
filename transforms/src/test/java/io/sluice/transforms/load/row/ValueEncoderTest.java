package io.sluice.transforms.load.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueEncoderTest {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final long FIRST = seconds(1);
  private static final long END = seconds(10_000);

  @ParameterizedTest
  @CsvSource({
    "1474110256, 2016-09-17 11:04:16",
    "0, 1970-01-01 00:00:00",
    "-1, 1969-12-31 23:59:59",
    "951782400, 2000-02-29 00:00:00",
    "-62135596800, 0001-01-01 00:00:00",
    "253402300799, 9999-12-31 23:59:59"
  })
  void anInstantIsWrittenInUtc(long epochSecond, String text) {
    assertThat(ValueEncoder.instant(epochSecond)).isEqualTo(text);
  }

  @Test
  void everyDayIsWrittenAsTheFormatterWritesIt() {
    Random random = new Random(1);
    for (long day = FIRST; day < END; day += 86_400) {
      long second = day + random.nextInt(86_400);
      assertThat(ValueEncoder.instant(second)).isEqualTo(formatted(second));
    }
  }

  @Test
  void everySecondOfADayIsWrittenAsTheFormatterWritesIt() {
    for (long second = -86_401; second <= 86_401; second++) {
      assertThat(ValueEncoder.instant(second)).isEqualTo(formatted(second));
    }
  }

  @Test
  void yearsBeforeAndBehindAreWrittenAsTheFormatterWritesThem() {
    assertThat(ValueEncoder.instant(FIRST - 1)).isEqualTo(formatted(FIRST - 1));
    assertThat(ValueEncoder.instant(END)).isEqualTo(formatted(END));
  }

  private static long seconds(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  private static String formatted(long epochSecond) {
    return SECONDS.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
  }
}
