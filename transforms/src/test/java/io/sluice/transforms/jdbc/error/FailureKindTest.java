package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.CommunicationsException;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailureKindTest {

  // The states are those of Connector/J and, where they differ, of MariaDB's own.
  @ParameterizedTest
  @CsvSource({
    "1020, HY000", // MariaDB: changed since last read
    "1040, 08004",
    "1040, HY000",
    "1053, 08S01",
    "1152, 08S01",
    "1203, 42000",
    "1205, 40001",
    "1205, HY000",
    "1213, 40001",
    "1226, 42000",
    "1290, HY000",
    "1317, 70100",
    "1412, HY000",
    "1615, HY000",
    "1792, 25006",
    "1836, HY000",
    "1927, 70100", // MariaDB: killed
    "3032, HY000",
    "3572, HY000",
    "4031, HY000"
  })
  void theDatabaseIsInTheWay(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.TRANSIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "1048, 23000",
    "1062, 23000",
    "1264, 22003",
    "1265, 01000",
    "1292, 22001",
    "1292, 22007",
    "1300, HY000",
    "1366, HY000",
    "1366, 22007", // MariaDB
    "1406, 22001",
    "1452, 23000",
    "1526, HY000",
    "1644, 45000",
    "1644, 02TRG",
    "1690, 22003",
    "3140, 22032",
    "3751, 01000", // an expression's key
    "3752, 22003",
    "3903, 22018", // an array's key
    "3904, 22003",
    "3905, HY000",
    "3906, HY000",
    "3907, 22001",
    "3908, HY000",
    "3819, HY000",
    "4025, 23000", // MariaDB
    "30001, 45000", // a trigger's own number
    "30001, 22012"
  })
  void theRowIsRefusedForWhatIsInIt(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "1021, HY000", // disk full
    "1044, 42000",
    "1045, 28000",
    "1049, 42000",
    "1054, 42S22",
    "1114, HY000",
    "1142, 42000",
    "1146, 42S02",
    "1227, 42000",
    "3948, 42000",
    "30001, HY000"
  })
  void nothingWillDo(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.STOP);
  }

  // The same again would be ended or refused again.
  @ParameterizedTest
  @CsvSource({
    "1180, HY000", // Galera: the write set is too large
    "1197, HY000", // max_binlog_cache_size
    "1206, HY000", // the locks do not fit
    "1969, 70100", // MariaDB: max_statement_time
    "3024, HY000", // max_execution_time
    "3100, HY000" // Group Replication: the transaction is too large
  })
  void aSmallerStatementMayDo(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "25P03, TRANSIENT", // idle in a transaction
    "57P05, TRANSIENT", // idle
    "25P04, LIMIT", // transaction_timeout
    "57014, LIMIT", // statement_timeout
    "53400, LIMIT", // temp_file_limit
    "42501, STOP"
  })
  void statesOfPostgresql(String state, FailureKind kind) {
    ServerErrorMessage message = new ServerErrorMessage("SERROR\0C" + state + "\0Mm\0");
    assertThat(FailureKind.of(new PSQLException(message))).isEqualTo(kind);
  }

  // A column was added without a default: every row would be rejected, and none is at fault.
  @ParameterizedTest
  @CsvSource({"1364, HY000", "1136, 21S01"})
  void aTableThatWasAlteredIsNoFaultOfTheRows(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.STOP);
  }

  @ParameterizedTest
  @CsvSource({
    "1047, 08S01", // Galera: the node is not ready
    "1080, 08S01", // forcing close
    "3101, 40000" // Group Replication: others were first
  })
  void whatClustersSayWithOtherNumbersIsToldByTheState(int number, String state) {
    assertThat(kind(number, state)).isEqualTo(FailureKind.TRANSIENT);
  }

  @ParameterizedTest
  @MethodSource("lost")
  void withoutANumberTheConnectionIsLost(SQLException lost) {
    assertThat(FailureKind.of(lost)).isEqualTo(FailureKind.TRANSIENT);
  }

  static Stream<SQLException> lost() {
    return Stream.of(
        new CommunicationsException("Communications link failure", new EOFException()),
        new SQLException("m", "08S01"),
        new SQLException("Communications link failure during rollback", "08007"),
        new SQLException("No operations allowed after connection closed", "08003"),
        new SQLRecoverableException("m"),
        new SQLTransientConnectionException("m"),
        new SQLNonTransientConnectionException("m"),
        new SQLException("m", "S1000", 0, new SocketTimeoutException()),
        new SQLException("m", null, 0, new RuntimeException(new EOFException())));
  }

  @Test
  void withoutANumberARowMayBeLargerThanAPacket() {
    assertThat(FailureKind.of(new PacketTooBigException(70_000, 65_536)))
        .isEqualTo(FailureKind.DATA);
  }

  @Test
  void whatNobodyKnowsStopsTheLoad() {
    assertThat(FailureKind.of(new SQLException("m"))).isEqualTo(FailureKind.STOP);
    assertThat(kind(0, "S1000")).isEqualTo(FailureKind.STOP);
    assertThat(kind(0, "45000")).isEqualTo(FailureKind.STOP);
    assertThat(kind(30_001, null)).isEqualTo(FailureKind.STOP);
    assertThat(kind(30_001, "")).isEqualTo(FailureKind.STOP);
  }

  private static FailureKind kind(int number, String state) {
    return FailureKind.of(new SQLException("m", state, number));
  }
}
