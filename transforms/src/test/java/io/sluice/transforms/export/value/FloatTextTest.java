package io.sluice.transforms.export.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.10000000149011612, 0.1",
    "3.4028234663852886e38, 3.4028235E38",
    "1.401298464324817e-45, 1.4E-45",
    "16777216, 16777216",
    "3, 3",
    "-0, -0",
    "1e+06, 1e+06",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void theShorterTextOfTheSameFloat(String text, String shortest) {
    assertThat(FloatText.shortest(text)).isEqualTo(shortest);
    assertThat(Float.valueOf(shortest)).isEqualTo(Float.valueOf(text));
  }
}
