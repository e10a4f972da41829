package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"chat_messages", "my-app", "größe", "a b", "a`b", "a\"b", "a.b", "50%", "../x"})
  void aNameHasWhateverCharactersTheServerTakes(String name) {
    assertThat(Identifier.invalidReason(name, Engine.MYSQL)).isEmpty();
    assertThat(Identifier.invalidReason(name, Engine.POSTGRESQL)).isEmpty();
  }

  @Test
  void whatNoServerTakesIsNoName() {
    assertThat(Identifier.invalidReason("", Engine.MYSQL)).contains("is empty");
    assertThat(Identifier.invalidReason("a\0", Engine.POSTGRESQL))
        .contains("contains a NUL character");
    assertThat(Identifier.invalidReason("\ud83d\ude00", Engine.MYSQL)).isPresent();
    assertThat(Identifier.invalidReason("\ud83d\ude00", Engine.POSTGRESQL)).isEmpty();
    assertThat(Identifier.invalidReason("x".repeat(64), Engine.MYSQL)).isEmpty();
    assertThat(Identifier.invalidReason("x".repeat(65), Engine.MYSQL))
        .contains("is longer than 64 characters");
    assertThat(Identifier.invalidReason("ö".repeat(31), Engine.POSTGRESQL)).isEmpty();
    assertThat(Identifier.invalidReason("ö".repeat(32), Engine.POSTGRESQL))
        .contains("is longer than 63 bytes");
  }

  @Test
  void anAliasIsNotTheNameOfTheTable() {
    assertThat(Identifier.other("there", "orders")).isEqualTo("there");
    assertThat(Identifier.other("there", "There")).isEqualTo("there_");
    assertThat(Identifier.other("there", "there_")).isEqualTo("there__");
  }

  @Test
  void aBacktickInANameIsDoubled() {
    assertThat(Identifier.quoted("from")).isEqualTo("`from`");
    assertThat(Identifier.quoted("a`b")).isEqualTo("`a``b`");
    assertThat(Identifier.unquoted("`a``b`")).isEqualTo("a`b");
  }

  @Test
  void theDriverFindsTheEndOfANameThatEndsWithABackslash() {
    assertThat(Identifier.quoted("a\\")).isEqualTo("`a\\`/*`*/");
    assertThat(Identifier.quoted("a\\b")).isEqualTo("`a\\b`");
  }

  @Test
  void aQuoteInANameIsDoubledForPostgres() {
    assertThat(Identifier.quoted("a\"; b", Engine.POSTGRESQL)).isEqualTo("\"a\"\"; b\"");
  }
}
