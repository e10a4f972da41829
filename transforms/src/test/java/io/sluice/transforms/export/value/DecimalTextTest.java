package io.sluice.transforms.export.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

  @ParameterizedTest
  @CsvSource({
    "99.99,      99.99",
    "0000000042, 42",
    "000.50,     0.50",
    "0,          0",
    "00,         0",
    "-0.10,      -0.10",
    "0E-8,       0.00000000",
    "NaN,        NaN"
  })
  void zerosBeforeANumberAreDropped(String number, String plain) {
    assertThat(DecimalText.plain(number)).isEqualTo(plain);
  }
}
