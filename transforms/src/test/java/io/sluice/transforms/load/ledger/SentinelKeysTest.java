package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentinelKeysTest {

  @Test
  void keysAreAnArrayOfArraysInJson() {
    assertThat(SentinelKeys.of(2, i -> List.of("a" + i, "2016-09-17 11:04:16")))
        .isEqualTo("[[\"a0\",\"2016-09-17 11:04:16\"],[\"a1\",\"2016-09-17 11:04:16\"]]");
    assertThat(SentinelKeys.of(0, i -> List.of("a"))).isNull();
  }

  @Test
  void theyAreSpreadOverTheBatch() {
    List<Integer> rows =
        SentinelKeys.keys(SentinelKeys.of(64_000, i -> List.of("" + i))).stream()
            .map(key -> Integer.parseInt(key.get(0)))
            .toList();
    assertThat(rows).isEqualTo(IntStream.range(0, 64).map(i -> i * 1000).boxed().toList());
  }

  @Test
  void longKeysAreFewAndStillSpread() {
    List<List<String>> keys =
        SentinelKeys.keys(SentinelKeys.of(1000, i -> List.of("x".repeat(700) + i)));
    assertThat(keys).hasSize(6);
    assertThat(keys.get(5).get(0)).endsWith("x833");
  }

  @Test
  void theFirstEditionKeptOneKey() {
    assertThat(SentinelKeys.keys("[\"a\",\"b\"]")).containsExactly(List.of("a", "b"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyIsReadAsItWasWritten(List<String> key) {
    assertThat(SentinelKeys.keys(SentinelKeys.of(2, i -> key))).containsExactly(key, key);
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
