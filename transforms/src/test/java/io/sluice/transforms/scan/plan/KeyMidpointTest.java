package io.sluice.transforms.scan.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.scan.key.KeyColumn.Values;
import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMidpointTest {

  @ParameterizedTest
  @CsvSource({
    "NUMBERS, 1, 9, 5",
    "NUMBERS, -3, 0, -2",
    "NUMBERS, 9223372036854775807, 18446744073709551615, 13835058055282163711",
    "NUMBERS, 1.00, 1.03, 1.01",
    "TEXTS, a, c, 'b'",
    "HEX, 00, FF, 7f80",
    "HEX, '', 01, 0080",
    "TIMES, 2016-09-17, 2016-09-21, 2016-09-19",
    "TIMES, 2016-09-17 00:00:00, 2016-09-18 00:00:00, 2016-09-17 12:00:00.000000",
    "TIMES, 2016-09-17 00:00:00.5+00, 2016-09-17 00:00:01.5+00, 2016-09-17 00:00:01.000000"
  })
  void isAboutInTheMiddle(Values values, String low, String high, String middle) {
    assertThat(new KeyMidpoint(values, UTF_8).of(low, high).orElseThrow().stripTrailing())
        .isEqualTo(middle);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBERS, 1, 2",
    "NUMBERS, 1, 1",
    "NUMBERS, 1, NaN",
    "TEXTS, a, a",
    "TIMES, 2016-09-17, 2016-09-18",
    "TIMES, -infinity, infinity",
    "TIMES, 0000-00-00, 2016-09-17",
    "OTHERS, 1, 9"
  })
  void isNothingWhereThereIsNoGuess(Values values, String low, String high) {
    assertThat(new KeyMidpoint(values, UTF_8).of(low, high)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00000000-0000, ffffffff-ffff",
    "https://example.org/a, https://example.org/zebra",
    "'', ~~~~~~",
    "\u00e4, \u00f6x"
  })
  void aTextBeginsAsBothDo(String low, String high) {
    String common = low.substring(0, commonLength(low, high));
    assertThat(new KeyMidpoint(Values.TEXTS, UTF_8).of(low, high))
        .hasValueSatisfying(text -> assertThat(text).startsWith(common).isNotEqualTo(low));
  }

  /** Beyond ASCII, guesses used to hold characters that MySQL refuses to compare: error 1267. */
  @ParameterizedTest
  @CsvSource({
    "windows-1252, a1, Öberg",
    "KOI8-R, a, я",
    "US-ASCII, a, ÿ",
    "GBK, a, 中",
    "ISO-8859-2, Ą, ż"
  })
  void aTextKeepsToItsCharacterSet(String charset, String low, String high) {
    Charset set = Charset.forName(charset);
    KeyMidpoint between = new KeyMidpoint(Values.TEXTS, set);
    String from = low;
    String to = high;
    for (int i = 0; i < 12; i++) {
      String guess = between.of(from, to).orElseThrow();
      assertThat(set.newEncoder().canEncode(guess)).as(guess).isTrue();
      if (i % 2 == 0) {
        to = guess;
      } else {
        from = guess;
      }
    }
  }

  @Test
  void anEncodedTextIsGuessedAsBytesOfItsCharacterSet() {
    Charset set = Charset.forName("windows-31j");
    HexFormat hex = HexFormat.of();
    String guess =
        new KeyMidpoint(Values.ENCODED_TEXTS, set)
            .of(hex.formatHex("あ".getBytes(set)), hex.formatHex("ん".getBytes(set)))
            .orElseThrow();
    assertThat(new String(hex.parseHex(guess), set)).isBetween("あ", "ん");
  }

  @Test
  void lettersOfTwoCasesAreInOrder() {
    assertThat(new KeyMidpoint(Values.TEXTS, UTF_8).of("a1", "A9"))
        .hasValueSatisfying(guess -> assertThat(guess).isBetween("a1", "a9"));
  }

  private static int commonLength(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
