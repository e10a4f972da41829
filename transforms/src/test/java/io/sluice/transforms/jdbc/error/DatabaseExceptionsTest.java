package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class DatabaseExceptionsTest {

  private static final Database MYSQL =
      new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED);
  private static final Database POSTGRES =
      new Database(Engine.POSTGRESQL, "h", 5432, "chat", "ann", new Password.None(), Tls.VERIFY);
  private static final Operation READING = Operation.of("reading a page of table %s", "l");

  @Test
  void aRefusedStatementIsNamedWithTheServersWordsItsNumberAndARemedy() {
    String message =
        "Illegal mix of collations (latin1_swedish_ci,IMPLICIT) and (utf8mb4_bin,COERCIBLE) for"
            + " operation '<='";
    assertThat(failure(message, "HY000", 1267))
        .hasMessage(
            "Reading a page of table l failed at h:3306: "
                + message
                + " (error 1267, SQLState HY000). Two compared strings have different"
                + " collations. Give both columns one collation, or add COLLATE to the condition.");
  }

  @Test
  void aPlainErrorOfPostgresqlIsNotTheDrivers() {
    assertThat(postgres("42P01", "relation \"l\" does not exist"))
        .hasMessage(
            "Reading a page of table l failed at h:5432: relation \"l\" does not exist (SQLState"
                + " 42P01). The table does not exist, or is in a schema that is not searched. Check"
                + " --table, --database and the user's search_path.");
  }

  @Test
  void aRightThatATriggersDefinerLacksWasSaidToBeTheUsers() {
    String message = "TRIGGER command denied to user 'ben'@'h' for table 't'";
    assertThat(failure(message, "42000", 1142))
        .hasMessage(
            "Reading a page of table l failed at h:3306: %s (error 1142, SQLState 42000). The"
                + " definer of a trigger or a view lacks a privilege. Grant it, or recreate the"
                + " trigger or view as another user.",
            message);
  }

  @ParameterizedTest
  @CsvSource({
    "1040, 08004",
    "1045, 28000",
    "1698, 28000",
    "1862, S1000",
    "3118, HY000",
    "4151, HY000"
  })
  void anErrorAtLoginIsOfTheLoginWhateverComesAfterIt(int number, String state) {
    assertThat(failure("No", state, number))
        .hasMessageStartingWith(
            "Logging in as ann failed at h:3306: No (error %d, SQLState %s). ", number, state);
  }

  @Test
  void anUnknownNumberStandsWithTheServersWords() {
    assertThat(failure("Moon in the way of table 'l'.", "HY000", 9999))
        .hasMessage(
            "Reading a page of table l failed at h:3306: Moon in the way of table 'l' (error 9999,"
                + " SQLState HY000).");
  }

  @ParameterizedTest
  @CsvSource({
    "1062, 23000, Duplicate entry 'canary' for key 'PRIMARY'",
    "1366, HY000, Incorrect string value: 'canary' for column 'data' at row 1",
    "1292, 22007, Incorrect datetime value: 'canary'",
    "1526, HY000, Table has no partition for value canary",
    "1644, 45000, canary",
    "9999, HY000, Found 'canary'",
    "9999, 22000, Found canary",
    "9999, 45000, canary",
    "0, S1009, Cannot determine value type from string 'canary'"
  })
  void neitherMessageNorCauseQuotesARecord(int number, String state, String message) {
    DatabaseException failure = failure(message, state, number);
    assertThat(failure.getMessage()).doesNotContain("canary").contains(state);
    assertThat(failure.getCause().toString()).doesNotContain("canary");
  }

  @Test
  void whatPostgresqlsDriverSaysOfAValueIsWithheld() {
    PSQLException cause =
        new PSQLException("Bad value for type int : canary", PSQLState.NUMERIC_VALUE_OUT_OF_RANGE);
    assertThat(DatabaseExceptions.of(POSTGRES, READING, cause).getMessage())
        .doesNotContain("canary")
        .contains("22003");
  }

  @Test
  void detailsOfPostgresqlAreNotShown() {
    ServerErrorMessage message =
        new ServerErrorMessage(
            "SERROR\0C23505\0Mduplicate key value violates unique constraint \"k\"\0"
                + "DKey (id)=(canary) already exists.\0");
    assertThat(DatabaseExceptions.of(POSTGRES, READING, new PSQLException(message)).getMessage())
        .contains("unique constraint \"k\" (SQLState 23505)")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"08S01", "08003", "08007"})
  void aLostConnectionIsSaidInOurWords(String state) {
    assertThat(failure("Communications link failure\n\nThe last packet", state, 0))
        .hasMessage(
            "Reading a page of table l failed at h:3306: the connection was lost. Check that the"
                + " server is running, and that --port is its port.");
  }

  @Test
  void theNetworkSaysWhyThereIsNoConnection() {
    assertThat(without(new UnknownHostException("h")))
        .hasMessage("Connecting failed at h:3306: there is no such host. Check --host.");
    assertThat(without(new ConnectException("Connection refused")))
        .hasMessage(
            "Connecting failed at h:3306: the connection was refused. Nothing listens there, or a"
                + " firewall refuses it. Check --host and --port, and that the server runs.");
    assertThat(without(new SocketTimeoutException("Connect timed out")))
        .hasMessageStartingWith("Connecting failed at h:3306: no answer came in time. ");
    assertThat(without(new SocketTimeoutException("Read timed out")))
        .hasMessageStartingWith("Reading a page of table l failed at h:3306: no answer came");
  }

  @Test
  void aCertificateThatIsNotTrustedIsNoLostConnection() {
    SQLException cause =
        new SQLException("Failure", "08S01", 0, new SSLHandshakeException("No trust anchor"));
    assertThat(DatabaseExceptions.of(POSTGRES, READING, cause))
        .hasMessageStartingWith(
            "Connecting failed at h:5432: the TLS handshake failed: No trust anchor. Make Java"
                + " trust the server's certificate");
    assertThat(without(new SSLHandshakeException("protocol_version")))
        .hasMessageEndingWith("protocol_version. Use a server with TLS 1.2 or later.");
  }

  @Test
  void anAccountThatNeedsTlsIsNoLostConnection() {
    assertThat(failure("Public Key Retrieval is not allowed", "08001", 0))
        .hasMessageStartingWith(
            "Logging in as ann failed at h:3306: the account's password must not be sent without"
                + " TLS. Accounts with sha256_password always need TLS, those with"
                + " caching_sha2_password until")
        .hasMessageEndingWith("Use --tls=required.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL Connection required, but not provided by server. | the server offers no TLS",
        "The server does not support SSL. | the server offers no TLS",
        "The server requested SCRAM-based authentication, but no password was provided. | no"
            + " password was given",
        "Unable to load authentication plugin 'dialog'. | the driver does not know the account's"
      })
  void whatADriverSaysAtLoginHasARemedy(String message, String words) {
    assertThat(failure(message, "08001", 0).getMessage()).contains(words).endsWith(".");
  }

  @Test
  void whatIsNoMySqlServerIsNotOnlyALongStatement() {
    assertThat(DatabaseExceptions.of(MYSQL, READING, new PacketTooBigException(5_000_000, 65_535)))
        .hasMessageEndingWith("or check --port: what answers may not be a MySQL server.");
  }

  @Test
  void aDriverWithoutWordsGivesNoReason() {
    assertThat(failure(null, null, 0))
        .hasMessage("Reading a page of table l failed at h:3306: no reason given.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1036, 1044, 1142, 1143, 1227, 1290, 1792, 1836, 1874, 3989})
  void missingRightsAndReadOnlyServersForbidWriting(int number) {
    assertThat(MySqlErrorCodes.forbidsWriting(new SQLException("m", "HY000", number))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1054, 1060, 1146, 1471, 3105})
  void whatTheTableIsLikeForbidsNothing(int number) {
    assertThat(MySqlErrorCodes.forbidsWriting(new SQLException("m", "HY000", number))).isFalse();
  }

  @Test
  void theCauseKeepsNumberStateAndPlace() {
    SQLException cause = new SQLException("m", "08S01", 1053);
    assertThat(DatabaseExceptions.of(MYSQL, READING, cause).getCause())
        .isInstanceOfSatisfying(
            SQLException.class,
            kept -> {
              assertThat(kept.getErrorCode()).isEqualTo(1053);
              assertThat(kept.getSQLState()).isEqualTo("08S01");
              assertThat(kept.getStackTrace()).isEqualTo(cause.getStackTrace());
            });
  }

  private static DatabaseException without(IOException network) {
    return DatabaseExceptions.of(
        MYSQL, READING, new SQLException("Communications link failure", "08S01", 0, network));
  }

  private static DatabaseException failure(String message, String state, int number) {
    return DatabaseExceptions.of(MYSQL, READING, new SQLException(message, state, number));
  }

  private static DatabaseException postgres(String state, String message) {
    return DatabaseExceptions.of(
        POSTGRES,
        READING,
        new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0M" + message + "\0")));
  }
}
