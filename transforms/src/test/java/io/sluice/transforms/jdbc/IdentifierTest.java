package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "chat_messages", "T1", "1", "$x", "from"})
  void lettersDigitsUnderscoresAndDollarsArePlain(String name) {
    assertThat(Identifier.isPlain(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a`b", "a.b", "a-b", "a;b", "é", "a\n", "t'", "../x", "a%s"})
  void nothingElseIs(String name) {
    assertThat(Identifier.isPlain(name)).isFalse();
  }

  @Test
  void aNameHasAtMost64Characters() {
    assertThat(Identifier.isPlain("x".repeat(64))).isTrue();
    assertThat(Identifier.isPlain("x".repeat(65))).isFalse();
  }

  @Test
  void aBacktickInANameIsDoubled() {
    assertThat(Identifier.quoted("from")).isEqualTo("`from`");
    assertThat(Identifier.quoted("a`b")).isEqualTo("`a``b`");
    assertThat(Identifier.unquoted("`a``b`")).isEqualTo("a`b");
  }
}
