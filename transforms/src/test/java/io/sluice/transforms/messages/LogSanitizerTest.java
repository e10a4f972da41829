package io.sluice.transforms.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSanitizerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "logs/2016-09-17.ndjson",
        "C:\\n\\logs",
        "Grüße 你好 👩‍👩‍👧 שלום e\u0301",
        "$1 \\$2"
      })
  void leavesAllThatOnlyPrints(String text) {
    assertThat(LogSanitizer.of(text)).isEqualTo(text);
  }

  @Test
  void escapesControls() {
    assertThat(LogSanitizer.of("evil\nsluice: error: All 9 disks burn.\u001b[31m"))
        .isEqualTo("evil\\nsluice: error: All 9 disks burn.\\u001b[31m");
    assertThat(LogSanitizer.of("\r\t\0\u007f\u0080\u009b\u009f"))
        .isEqualTo("\\r\\t\\u0000\\u007f\\u0080\\u009b\\u009f");
  }

  @Test
  void escapesWhatEndsALineElsewhereOrTurnsIt() {
    assertThat(LogSanitizer.of("a\u2028b\u2029c")).isEqualTo("a\\u2028b\\u2029c");
    assertThat(LogSanitizer.of("\u202enosjdn.live\u2066\u200f\u061c"))
        .isEqualTo("\\u202enosjdn.live\\u2066\\u200f\\u061c");
  }
}
