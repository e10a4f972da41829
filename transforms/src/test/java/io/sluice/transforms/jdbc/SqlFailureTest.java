package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

  private static final Database DATABASE =
      new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1040 | 08004 | Too many connections are open at the database at h:3306"
            + " (error 1040, SQLState 08004).",
        "1044 | 42000 | User ann has no rights on database chat at h:3306.",
        "1045 | 28000 | User ann was refused by the database at h:3306: no such user, or not this"
            + " password.",
        "1049 | 42000 | There is no database chat at h:3306.",
        "1114 | HY000 | There is no space left in the database at h:3306"
            + " (error 1114, SQLState HY000).",
        "1130 | HY000 | This host may not connect to the database at h:3306"
            + " (error 1130, SQLState HY000).",
        "1205 | 40001 | Others kept rows locked for too long in the database at h:3306"
            + " (error 1205, SQLState 40001).",
        "1213 | 40001 | Deadlocks did not end in the database at h:3306"
            + " (error 1213, SQLState 40001).",
        "1036 | HY000 | Nothing can be written: read-only is the database at h:3306"
            + " (error 1036, SQLState HY000).",
        "1290 | HY000 | Nothing can be written: read-only is the database at h:3306"
            + " (error 1290, SQLState HY000).",
        "1792 | 25006 | Nothing can be written: read-only is the database at h:3306"
            + " (error 1792, SQLState 25006).",
        "1836 | HY000 | Nothing can be written: read-only is the database at h:3306"
            + " (error 1836, SQLState HY000).",
        "1874 | HY000 | Nothing can be written: read-only is the database at h:3306"
            + " (error 1874, SQLState HY000).",
        "3989 | HY000 | Nothing can be written: read-only is the database at h:3306"
            + " (error 3989, SQLState HY000)."
      })
  void aKnownErrorNumberHasASentenceOfItsOwn(int number, String state, String sentence) {
    assertThat(failure("canary", state, number)).hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(ints = {1142, 1143, 1227})
  void aMissingRightIsNamedInTheServersWords(int number) {
    String message = "INSERT command denied to user 'ann'@'h' for table 't'.\nmore";
    assertThat(failure(message, "42000", number))
        .hasMessage(
            "User ann lacks a right in database chat at h:3306:"
                + " INSERT command denied to user 'ann'@'h' for table 't'.");
  }

  @Test
  void aRightThatATriggersDefinerLacksWasSaidToBeTheUsers() {
    String message = "TRIGGER command denied to user 'ben'@'h' for table 't'";
    assertThat(failure(message, "42000", 1142))
        .hasMessage(
            "The definer of a trigger or view lacks a right in database chat at h:3306: %s.",
            message);
  }

  @ParameterizedTest
  @CsvSource({
    "1146, 42S02, Table 'chat.words' doesn't exist",
    "1305, 42000, PROCEDURE chat.count_words does not exist",
    "1364, HY000, Field 'filled' doesn't have a default value",
    "1449, HY000, The user specified as a definer ('ann'@'h') does not exist"
  })
  void whatATriggerLacksWasABareNumber(int number, String state, String message) {
    assertThat(failure(message, state, number))
        .hasMessage(
            "A statement was refused by the database at h:3306: %s (error %d).", message, number);
  }

  @ParameterizedTest
  @CsvSource({
    "1062, 23000, Duplicate entry 'secret' for key 'PRIMARY'",
    "1366, HY000, Incorrect string value: 'secret' for column 'data' at row 1",
    "1406, 22001, Data too long: secret",
    "1292, 22007, Incorrect datetime value: 'secret'",
    "1644, 45000, secret"
  })
  void whatMayQuoteARecordIsNotRepeated(int number, String state, String message) {
    assertThat(failure(message, state, number))
        .hasMessage(
            "A statement was refused by the database at h:3306 (error %d, SQLState %s).",
            number, state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08S01", "08001", "08003", "08007"})
  void withoutANumberAStateThatBeginsWith08IsTheConnection(String state) {
    assertThat(failure("Communications link failure\n\nThe last packet", state, 0))
        .hasMessage("The connection was lost to the database at h:3306.");
  }

  @Test
  void theNetworkSaysWhyThereIsNoConnection() {
    assertThat(without(new UnknownHostException("h")))
        .hasMessage("There is no such host: the database at h:3306.");
    assertThat(without(new ConnectException("Connection refused")))
        .hasMessage("Nothing listens there: the database at h:3306.");
    assertThat(without(new SocketTimeoutException("Connect timed out")))
        .hasMessage("No answer came in time from the database at h:3306.");
  }

  @Test
  void withoutNumberAndStateTheDriverSpeaks() {
    assertThat(failure("Public Key Retrieval is not allowed.", null, 0))
        .hasMessage(
            "The driver could not use the database at h:3306: Public Key Retrieval is not"
                + " allowed.");
    assertThat(failure(null, null, 0))
        .hasMessage("The driver could not use the database at h:3306: no reason given.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1036, 1044, 1142, 1143, 1227, 1290, 1792, 1836, 1874, 3989})
  void missingRightsAndReadOnlyServersForbidWriting(int number) {
    assertThat(SqlFailure.forbidsWriting(new SQLException("m", "HY000", number))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1054, 1060, 1146, 1471, 3105})
  void whatTheTableIsLikeForbidsNothing(int number) {
    assertThat(SqlFailure.forbidsWriting(new SQLException("m", "HY000", number))).isFalse();
  }

  @Test
  void theExceptionItselfIsTheCause() {
    SQLException cause = new SQLException("m", "08S01", 0);
    assertThat(SqlFailure.of(DATABASE, cause)).hasCause(cause);
  }

  private static DatabaseException without(IOException network) {
    return SqlFailure.of(
        DATABASE, new SQLException("Communications link failure", "08S01", 0, network));
  }

  private static DatabaseException failure(String message, String state, int number) {
    return SqlFailure.of(DATABASE, new SQLException(message, state, number));
  }
}
