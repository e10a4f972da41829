package io.sluice.transforms.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reject says is the number and the column, and nothing of what is in the row. */
class RefusalTest {

  private static final Table CHAT = ChatMessageModel.CHAT_MESSAGES.table();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1048 | 23000 | data | Column 'data' cannot be null",
        "1264 | 22003 | timestamp | Out of range value for column 'timestamp' at row 1",
        "1265 | 01000 | type | Data truncated for column 'type' at row 3",
        "1292 | 22001 | timestamp | Data truncation: Incorrect datetime value: 'secret' for column"
            + " 'timestamp' at row 1",
        "1366 | HY000 | data | Incorrect string value: '\\xF0\\x9F' for column 'data' at row 1",
        "1406 | 22001 | from | Data truncation: Data too long for column 'from' at row 1",
        // MariaDB
        "1292 | 22007 | timestamp | Incorrect datetime value: 'secret' for column"
            + " `chat`.`chat_messages`.`timestamp` at row 1",
        "1366 | 22007 | data | Incorrect string value: '\\xF0\\x9F' for column"
            + " `chat`.`chat_messages`.`data` at row 1",
        // The database's name is a column's as well.
        "1366 | 22007 | data | Incorrect string value: 'secret' for column"
            + " `from`.`type`.`data` at row 1"
      })
  void theColumnIsNamed(int number, String state, String column, String message) {
    assertThat(detail(number, state, message))
        .isEqualTo(
            "the database refused it: error %d, SQLState %s, column %s", number, state, column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1062 | 23000 | Duplicate entry 'secret' for key 'chat_messages.other'",
        "1452 | 23000 | Cannot add or update a child row: a foreign key constraint fails"
            + " (`chat`.`chat_messages`, CONSTRAINT `secret` FOREIGN KEY (`from`) REFERENCES `u`)",
        "1644 | 45000 | secret",
        "1644 | 45000 | the column secret is not wanted",
        "3819 | HY000 | Check constraint 'chat_messages_chk_1' is violated.",
        "4025 | 23000 | CONSTRAINT `secret` failed for `chat`.`chat_messages`"
      })
  void otherwiseTheNumberAlone(int number, String state, String message) {
    assertThat(detail(number, state, message))
        .isEqualTo("the database refused it: error %d, SQLState %s", number, state);
  }

  @Test
  void whatTheRowHoldsIsNotTakenForTheColumn() {
    String message = "Incorrect datetime value: 'column from' for column 'timestamp' at row 1";
    assertThat(detail(1292, "22007", message)).endsWith(", column timestamp");
  }

  @Test
  void aRowLargerThanAPacketHasNoNumber() {
    assertThat(Refusal.detail(CHAT, new PacketTooBigException(70_000, 65_536)))
        .isEqualTo("the database refused it: larger than the server's max_allowed_packet");
  }

  @Test
  void anExceptionWithoutAMessageIsFineToo() {
    assertThat(detail(1406, "22001", null))
        .isEqualTo("the database refused it: error 1406, SQLState 22001");
  }

  private static String detail(int number, String state, String message) {
    return Refusal.detail(CHAT, new SQLException(message, state, number));
  }
}
