package io.sluice.transforms.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.Table;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reject says is the number and the column, and nothing of what is in the row. */
class RefusalDetailTest {

  private static final Table CHAT = ChatMessageModel.CHAT_MESSAGES.table();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1048 | 23000 | Column 'data' cannot be null | Column 'data' cannot be null",
        "1264 | 22003 | Out of range value for column 'timestamp' at row 1 | Out of range value for"
            + " column 'timestamp'",
        "1366 | HY000 | Incorrect string value: 'secret' for column 'data' at row 1 | Incorrect"
            + " string value: '…' for column 'data'",
        "1406 | 22001 | Data truncation: Data too long for column 'from' at row 1 | Data too long"
            + " for column 'from'",
        "1366 | 22007 | Incorrect string value: 'secret' for column `from`.`type`.`data` at row 1 |"
            + " Incorrect string value: '…' for column `from`.`type`.`data`",
        "1062 | 23000 | Duplicate entry 'secret' for key 'chat_messages.other' | Duplicate entry"
            + " '…' for key 'chat_messages.other'",
        "3819 | HY000 | Check constraint 'chk_1' is violated. | Check constraint 'chk_1' is"
            + " violated",
        "4025 | 23000 | CONSTRAINT `c` failed for `chat`.`chat_messages` | CONSTRAINT `c` failed"
            + " for `chat`.`chat_messages`",
        "1644 | 45000 | secret | a trigger or a routine refused the row",
        "30001 | 45000 | secret | the server's message is withheld, because it may quote a record"
      })
  void theServersWordsAreSaidWithoutWhatTheRowHolds(
      int number, String state, String message, String words) {
    assertThat(detail(number, state, message))
        .isEqualTo(
            "the database refused it: %s (error %d, SQLState %s)".formatted(words, number, state));
  }

  @Test
  void aRowLargerThanAPacketHasNoNumber() {
    assertThat(RefusalDetail.detail(CHAT, new PacketTooBigException(70_000, 65_536)))
        .isEqualTo("the database refused it: larger than the server's max_allowed_packet");
  }

  @Test
  void anExceptionWithoutAMessageIsFineToo() {
    assertThat(detail(1406, "22001", null))
        .isEqualTo("the database refused it: no reason given (error 1406, SQLState 22001)");
  }

  private static String detail(int number, String state, String message) {
    return RefusalDetail.detail(CHAT, new SQLException(message, state, number));
  }
}
