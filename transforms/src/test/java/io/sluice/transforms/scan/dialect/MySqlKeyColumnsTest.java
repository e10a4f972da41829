package io.sluice.transforms.scan.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlKeyColumnsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "enum('a') | 1",
        "enum('a','b') | 2",
        "enum('','a') | 2",
        "enum('it''s','','''','x'',''y') | 4",
        "enum('a,b','(c)') | 2"
      })
  void membersOfAnEnumAreCounted(String type, int members) {
    assertThat(MySqlKeyColumns.members(type)).isEqualTo(members);
  }
}
