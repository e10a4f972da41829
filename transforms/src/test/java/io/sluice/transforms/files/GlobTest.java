package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*, ''",
    "*, .hidden",
    "*.ndjson, größe.ndjson",
    "?.ndjson, 日.ndjson",
    "[a-c]x, bx",
    "[!a-c]x, dx",
    "[^a-c]x, dx",
    "[]x]1, ]1",
    "[\\]]1, ]1",
    "[a-]1, -1",
    "[a, [a",
    "\\*, *",
    "a\\, a\\",
    "**, a/b/c",
    "**.gz, a/b.gz",
    "**/*.gz, b.gz",
    "**/*.gz, a/b/c.gz",
    "a/**/c, a/c",
    "a/**/c, a/b/b/c",
    "*a*a*a*a*a*a*a*, xaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxax",
  })
  void matches(String pattern, String name) {
    assertThat(Glob.of(pattern).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*, a/b",
    "?, ''",
    "?, /",
    "[!a], /",
    "[a-c]x, dx",
    "*.gz, a.gzip",
    "a/**/c, a/bc",
    "**/c, bc",
    "\\*, a",
  })
  void doesNotMatch(String pattern, String name) {
    assertThat(Glob.of(pattern).matches(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "a?", "[a]", "[a", "a\\*b*"})
  void isAPatternWhereACharacterStandsForMore(String text) {
    assertThat(Glob.isPattern(text)).isEqualTo(!text.equals("[a"));
  }

  @Test
  void withoutPatternsABackslashIsTakenAway() {
    assertThat(Glob.isPattern("a\\*b\\[c]\\")).isFalse();
    assertThat(Glob.unescaped("a\\*b\\[c]\\")).isEqualTo("a*b[c]\\");
  }
}
