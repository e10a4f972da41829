package io.sluice.transforms.export.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
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

  @ParameterizedTest
  @CsvSource({
    "2016-09-17 11:04:16+00,      2016-09-17T11:04:16Z",
    "2016-09-17 11:04:16.5,       2016-09-17T11:04:16.5Z",
    "4713-01-01 00:00:00+00 BC,   -4712-01-01T00:00:00Z",
    "0001-12-31 23:59:59.5+00 BC, 0000-12-31T23:59:59.5Z",
    "10000-01-01 00:00:00+00,     +10000-01-01T00:00:00Z",
    "0000-00-00 00:00:00,         0000-00-00 00:00:00",
    "infinity,                    infinity",
    "-infinity,                   -infinity"
  })
  void momentsBeforeChristAndFarAwayAreThoseOfIso8601(String time, String written) {
    assertThat(IsoTime.instant(time)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-09-17,                2016-09-17",
    "2016-09-17 11:04:16,       2016-09-17T11:04:16",
    "4713-01-01 BC,             -4712-01-01",
    "0002-03-04 01:02:03 BC,    -0001-03-04T01:02:03",
    "5874897-12-31,             +5874897-12-31",
    "2016-00-10 00:00:00,       2016-00-10 00:00:00",
    "2016-10-00,                2016-10-00",
    "infinity,                  infinity"
  })
  void datesBeforeChristAndFarAwayAreThoseOfIso8601(String time, String written) {
    assertThat(IsoTime.local(time)).isEqualTo(written);
  }
}
