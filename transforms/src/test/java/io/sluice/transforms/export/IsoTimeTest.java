package io.sluice.transforms.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2016-09-17 11:04:16,        2016-09-17T11:04:16",
    "2016-09-17 11:04:16+00,     2016-09-17T11:04:16",
    "2016-09-17 11:04:16.25,     2016-09-17T11:04:16.25",
    "2016-09-17 11:04:16.250+00, 2016-09-17T11:04:16.25",
    "0001-01-01 00:00:00,        0001-01-01T00:00:00",
    "9999-12-31 23:59:59,        9999-12-31T23:59:59"
  })
  void timesAreReadAsServersWriteThem(String time, LocalDateTime expected) {
    assertThat(IsoTime.parse(time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00 00:00:00",
        "2016-02-30 11:04:16",
        "2016-09-17 24:00:00",
        "2016-09-17 1a:04:16",
        "2016-09-17T11:04:1",
        "infinity",
        "0044-03-15 12:00:00+00 BC",
        ""
      })
  void whatIsNoTimeIsSaidToBeNone(String time) {
    assertThatThrownBy(() -> IsoTime.parse(time)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void whatIsNoMomentIsWrittenAsItIs() {
    assertThat(IsoTime.instant("2016-09-17 11:04:16+00")).isEqualTo("2016-09-17T11:04:16Z");
    assertThat(IsoTime.instant("infinity")).isEqualTo("infinity");
  }
}
