package io.sluice.transforms.annotate;

import static io.sluice.transforms.annotate.TextStatistic.CHARACTERS;
import static io.sluice.transforms.annotate.TextStatistic.LINES;
import static io.sluice.transforms.annotate.TextStatistic.LINKS;
import static io.sluice.transforms.annotate.TextStatistic.MENTIONS;
import static io.sluice.transforms.annotate.TextStatistic.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextStatisticTest {

  @Test
  void words() {
    assertThat(WORDS.of("")).isZero();
    assertThat(WORDS.of(" \t\n--- !!! 😀 👨‍👩‍👧")).isZero();
    assertThat(WORDS.of("one two-three,four")).isEqualTo(4);
    assertThat(WORDS.of("don't l’été 'quoted' rock 'n' roll")).isEqualTo(6);
    assertThat(WORDS.of("2016 3.5 v8")).isEqualTo(4);
    assertThat(WORDS.of("e\u0301te\u0301 धन्यवाद สวัสดี שלום")).isEqualTo(4);
    assertThat(WORDS.of("你好 谢谢")).isEqualTo(2);
    assertThat(WORDS.of("see https://example.org/a/b?c=d and @ann-b now")).isEqualTo(3);
    assertThat(WORDS.of("\ud835\udc00\ud835\udc01")).isEqualTo(1);
  }

  @Test
  void characters() {
    assertThat(CHARACTERS.of("")).isZero();
    assertThat(CHARACTERS.of("aé😀\n")).isEqualTo(4);
    assertThat(CHARACTERS.of("e\u0301")).isEqualTo(2);
  }

  @Test
  void lines() {
    assertThat(LINES.of("")).isZero();
    assertThat(LINES.of("one")).isEqualTo(1);
    assertThat(LINES.of("one\n")).isEqualTo(1);
    assertThat(LINES.of("one\ntwo\r\nthree\rfour")).isEqualTo(4);
    assertThat(LINES.of("\n\n")).isEqualTo(2);
  }

  @Test
  void links() {
    assertThat(LINKS.of("http://a.b HTTPS://C.d www.e.f")).isEqualTo(3);
    assertThat(LINKS.of("<https://a.b>\"http://c\"(http://d)")).isEqualTo(3);
    assertThat(LINKS.of("xhttp://a http:/b ftp://c awww.d http://")).isZero();
  }

  @Test
  void mentions() {
    assertThat(MENTIONS.of("@ann, @björn-2: (@王芳)")).isEqualTo(3);
    assertThat(MENTIONS.of("ann@example.org @ @- . @! https://medium.com/@ann")).isZero();
    assertThat(MENTIONS.of("@@ann a.@ann")).isZero();
  }

  @Test
  @Timeout(20)
  void longTextsTakeNoLongerThanTheyAreLong() {
    for (String piece : List.of("a", "'", "a'", "@", "@a", "http://", "www.", " ", "\n", "😀")) {
      String text = piece.repeat(300_000);
      Arrays.stream(TextStatistic.values())
          .forEach(value -> assertThat(value.of(text)).isNotNegative());
    }
  }

  @Test
  void ofNullAllNumbersAreNull() {
    TextStatistics numbers = new TextStatistics(List.of(CHARACTERS, WORDS));
    assertThat(numbers.apply(Arrays.asList("two words", null, "")))
        .containsExactly(new Object[] {9, 2}, new Object[] {null, null}, new Object[] {0, 0});
  }
}
