package io.sluice.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatLogTest {

  @Test
  void isTheSameForTheSameSeed() throws IOException {
    ChatLog log = new ChatLog(2_000, 0.1, 0.1, 7, IdOrder.RANDOM);
    assertThat(GeneratedLines.of(log).bytes()).isEqualTo(GeneratedLines.of(log).bytes());
  }

  @Test
  void isAnotherForAnotherSeed() throws IOException {
    byte[] seven = GeneratedLines.of(new ChatLog(100, 0, 0, 7, IdOrder.RANDOM)).bytes();
    byte[] eight = GeneratedLines.of(new ChatLog(100, 0, 0, 8, IdOrder.RANDOM)).bytes();
    assertThat(seven).isNotEqualTo(eight);
  }

  @Test
  void ofNoRowsIsEmpty() throws IOException {
    GeneratedLines none = GeneratedLines.of(new ChatLog(0, 0.5, 0.5, 1, IdOrder.RANDOM));
    assertThat(none.bytes()).isEmpty();
    assertThat(none.expected()).isEqualTo(new ChatLog.Expected(0, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1,    0,    0",
    "1,    1,    0",
    "1,    0,    1",
    "5000, 0,    0",
    "5000, 1,    0",
    "5000, 0,    1",
    "5000, 0.5,  0.5",
    "5000, 0.05, 0.02"
  })
  void hasTheLinesThatItSays(long rows, double bad, double duplicates) throws IOException {
    GeneratedLines log = GeneratedLines.of(new ChatLog(rows, bad, duplicates, 3, IdOrder.RANDOM));
    ChatLog.Expected expected = log.expected();
    assertThat(log.lines()).hasSize((int) rows);
    assertThat(expected.read()).isEqualTo(rows);
    assertThat(expected.loaded() + expected.duplicate() + expected.rejected() + expected.blank())
        .isEqualTo(rows);
    assertThat(LineKinds.of(log.lines())).isEqualTo(LineKinds.expected(expected));
  }

  // Where good lines are rare, a search for one must not walk through the log.
  @Test
  void repeatsItsFirstLineWhereThereIsNoOther() throws IOException {
    GeneratedLines log = GeneratedLines.of(new ChatLog(50_000, 0.5, 0.5, 1, IdOrder.RANDOM));
    assertThat(log.expected().loaded()).isEqualTo(1);
    assertThat(log.expected().duplicate()).isBetween(24_000L, 26_000L);
  }

  @Test
  void hasTheSharesThatAreAskedFor() throws IOException {
    ChatLog.Expected expected =
        GeneratedLines.of(new ChatLog(100_000, 0.05, 0.02, 1, IdOrder.RANDOM)).expected();
    assertThat(expected.rejected() + expected.blank()).isBetween(4_700L, 5_300L);
    assertThat(expected.duplicate()).isBetween(1_800L, 2_200L);
  }
}
