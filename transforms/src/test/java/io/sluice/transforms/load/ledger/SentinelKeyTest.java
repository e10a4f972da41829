package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentinelKeyTest {

  @Test
  void aKeyIsKeptAsAnArrayInJson() {
    assertThat(SentinelKey.of(List.of("a", "2016-09-17 11:04:16")))
        .isEqualTo("[\"a\",\"2016-09-17 11:04:16\"]");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyIsReadAsItWasWritten(List<String> key) {
    assertThat(SentinelKey.key(SentinelKey.of(key))).isEqualTo(key);
  }

  static Stream<List<String>> keys() {
    return Stream.of(
        List.of("m1"),
        List.of(""),
        List.of("", "", ""),
        List.of("a\"b", "c\\d", "[\"e\"]", "f,g"),
        List.of("\0", "\n\r\t", "\u001f\u007f\u2028\uFEFF"),
        List.of("é€😀", " with spaces at its ends "),
        List.of("x".repeat(768)));
  }
}
