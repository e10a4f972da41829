package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeServerMessageTest {

  private static final List<String> NAMES = List.of("orders", "shop", "ann");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Truncated incorrect DOUBLE value: 'canary' | Truncated incorrect DOUBLE value: '…'",
        "Truncated incorrect DOUBLE value: 'x' for key 'canary' |"
            + " Truncated incorrect DOUBLE value: '…'",
        "BIGINT value is out of range in '(`t`.`a` - 'canary')' |"
            + " BIGINT value is out of range in '…'",
        "invalid input syntax for type integer: \"canary\" |"
            + " invalid input syntax for type integer: \"…\"",
        "invalid input syntax for type integer: \"a\" from canary\" |"
            + " invalid input syntax for type integer: \"…\"",
        "invalid input syntax for type integer: \"a\"canary¶canary\" |"
            + " invalid input syntax for type integer: \"…\"",
        "invalid byte sequence for encoding \"UTF8\": 0xe9 0x63 |"
            + " invalid byte sequence for encoding \"…\": …",
        "near 'canary without an end | near '…"
      })
  void valuesOfRecordsAreNotShown(String message, String words) {
    assertThat(SafeServerMessage.of(lines(message), Quoting.VALUES, NAMES)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Duplicate entry 'canary' for key 'orders.PRIMARY' |"
            + " Duplicate entry '…' for key 'orders.PRIMARY'",
        "Duplicate entry 'it's 'canary' for key 'x' canary' for key 'PRIMARY' |"
            + " Duplicate entry '…' for key 'PRIMARY'",
        "Incorrect string value: '\\xF0canary' for column 'data' at row 1 |"
            + " Incorrect string value: '…' for column 'data' at row 1",
        "Incorrect integer value: 'canary' for column `shop`.`orders`.`n` at row 1 |"
            + " Incorrect integer value: '…' for column `shop`.`orders`.`n` at row 1",
        "Incorrect datetime value: 'canary' for function str_to_date |"
            + " Incorrect datetime value: '…' for function str_to_date",
        "Cannot convert string 'canary' from utf8mb4 to latin1 |"
            + " Cannot convert string '…' from utf8mb4 to latin1",
        "the right syntax to use near ''canary¶ canary' at line 1 |"
            + " the right syntax to use near '…' at line 1",
        "the right syntax to use near 'WHERE x = 'canary'' at line 1 |"
            + " the right syntax to use near '…' at line 1",
        "Something else with 'canary' in it | Something else with '…' in it"
      })
  void theNameBehindAValueIsShown(String message, String words) {
    assertThat(SafeServerMessage.of(lines(message), Quoting.FIRST, NAMES)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access denied for user 'ann'@'10.0.0.1' (using password: YES)",
        "Table 'shop.orders' doesn't exist",
        "Variable 'sql_mode' can't be set to the value of 'X'",
        "Illegal mix of collations (latin1_bin,IMPLICIT) and (utf8mb4_bin,COERCIBLE) for operation"
            + " '<='"
      })
  void namesAndSettingsAreShown(String message) {
    assertThat(SafeServerMessage.of(message, Quoting.NAMES, List.of())).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Table 'shop.orders' can't be read | Table 'shop.orders' can't be read",
        "Column 'canary' of 'orders' | Column '…'",
        "'orders' holds 'canary' | 'orders' holds '…'",
        "'orders' holds 'it's canary 'orders' or 'not' | 'orders' holds '…'",
        "\"Orders\" and `ORDERS` | \"Orders\" and `ORDERS`",
        "'orders' and an open 'canary | 'orders' and an open '…",
        "'other.orders' | '…'",
        "'a' canary¶canary 'b' | '…'",
        "nothing is quoted | nothing is quoted"
      })
  void ofAnUnknownErrorOnlyKnownNamesAreShown(String message, String words) {
    assertThat(SafeServerMessage.of(lines(message), Quoting.UNKNOWN, NAMES)).isEqualTo(words);
  }

  @Test
  void whatATriggerSaysIsWithheld() {
    assertThat(SafeServerMessage.of("bad canary", Quoting.ANYTHING, NAMES))
        .isEqualTo("the server's message is withheld, because it may quote a record");
  }

  @Test
  void whatStandsBehindTheFirstLineIsNotShown() {
    assertThat(SafeServerMessage.of("gone\n\nThe last packet", Quoting.NAMES, NAMES))
        .isEqualTo("gone");
  }

  @Test
  void theStatementThatPostgresqlsDriverRepeatsIsNotShown() {
    String message = "Unterminated string literal started at position 7 in SQL select 'canary.";
    assertThat(SafeServerMessage.of(message, Quoting.VALUES, NAMES))
        .isEqualTo("Unterminated string literal started at position 7");
  }

  @Test
  void escapeSequencesDoNotReachTheTerminal() {
    assertThat(SafeServerMessage.of("\u001b[2Jgone\u202e\tx", Quoting.NAMES, NAMES))
        .isEqualTo("\\u001b[2Jgone\\u202e\\tx");
  }

  @Test
  void wordsHaveABound() {
    assertThat(SafeServerMessage.of("\ud83d\ude00".repeat(1000), Quoting.NAMES, NAMES))
        .isEqualTo("\ud83d\ude00".repeat(300) + "…");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "\n")
  void whoSaysNothingGivesNoReason(String message) {
    assertThat(SafeServerMessage.of(message, Quoting.NAMES, NAMES)).isEqualTo("no reason given");
  }

  /** A table of cases has a line for each. */
  private static String lines(String text) {
    return text.replace('¶', '\n');
  }
}
