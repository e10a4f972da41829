package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class KnownErrorTest {

  private static final int MOST_WORDS = 22;

  static Stream<KnownError> all() {
    return Stream.of(MySqlErrors.TABLE, PostgresErrors.TABLE)
        .flatMap(table -> table.values().stream());
  }

  static Stream<KnownError> ofMySql() {
    return MySqlErrors.TABLE.values().stream();
  }

  static Stream<KnownError> ofPostgres() {
    return PostgresErrors.TABLE.values().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void anErrorHasAMeaningAndARemedy(KnownError error) {
    for (String sentence : List.of(error.meaning(), error.remedy())) {
      assertThat(sentence).endsWith(".").matches("\\p{Lu}[^|]+");
      assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(MOST_WORDS);
      assertThat(sentence)
          .doesNotContain("somebody", "nobody", "shall", "what there is", " is to ", "  ");
    }
  }

  @ParameterizedTest
  @MethodSource("ofMySql")
  void whatMayGoByItselfDoesNotBlameTheRow(KnownError error) {
    int number = Integer.parseInt(error.code());
    FailureKind kind = FailureKind.of(new SQLException("m", "HY000", number));
    if (kind == FailureKind.TRANSIENT) {
      assertThat(error.remedy()).doesNotContain("Correct", "Widen");
      assertThat(error.quoting()).isEqualTo(Quoting.NAMES);
    }
    if (error.isOfLogin()) {
      assertThat(kind).isNotEqualTo(FailureKind.DATA);
    }
    // 1064 quotes the statement; 1586, 1977, 3854 and 3988 have no kind of their own.
    if (error.quoting() != Quoting.NAMES
        && !List.of(1064, 1586, 1977, 3854, 3988).contains(number)) {
      assertThat(kind).isEqualTo(FailureKind.DATA);
    }
  }

  @ParameterizedTest
  @MethodSource("ofPostgres")
  void whatMayGoByItselfDoesNotBlameTheRowOfPostgresqlEither(KnownError error) {
    FailureKind kind = FailureKind.of(postgres(error.code()));
    if (kind == FailureKind.TRANSIENT) {
      assertThat(error.remedy()).doesNotContain("Correct", "Widen");
      assertThat(error.quoting()).isEqualTo(Quoting.NAMES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "22003", "22021", "42601", "P0001", "XX000"})
  void statesWhoseMessagesQuoteAreKnown(String state) {
    assertThat(PostgresErrors.TABLE.get(state).quoting()).isNotEqualTo(Quoting.NAMES);
  }

  @Test
  void thereAreMoreThanFortyOfEachServer() {
    assertThat(MySqlErrors.TABLE).hasSizeGreaterThan(40);
    assertThat(PostgresErrors.TABLE).hasSizeGreaterThan(40);
  }

  private static PSQLException postgres(String state) {
    return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0Mm\0"));
  }
}
