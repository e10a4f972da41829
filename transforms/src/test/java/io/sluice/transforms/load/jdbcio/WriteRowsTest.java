package io.sluice.transforms.load.jdbcio;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRowsTest {

  private static final Database DATABASE =
      new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED);
  private static final WriteRows<ChatMessage> WRITE =
      WriteRows.of(ChatMessageModel.CHAT_MESSAGES, DATABASE);

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -1, Integer.MIN_VALUE})
  void aBatchHasAtLeastTwoRows(int batchSize) {
    assertThatThrownBy(() -> WRITE.batchSize(batchSize))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batchSize %d is less than 2", batchSize);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1000, Integer.MAX_VALUE})
  void aBatchMayBeLarger(int batchSize) {
    assertThatCode(() -> WRITE.batchSize(batchSize)).doesNotThrowAnyException();
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> WriteRows.of(ChatMessageModel.CHAT_MESSAGES, null))
        .hasMessage("database is null");
    assertThatThrownBy(() -> WRITE.table(null)).hasMessage("table is null");
    assertThatThrownBy(() -> WRITE.liveAs(null)).hasMessage("run is null");
  }

  @Test
  void itTravels() {
    SerializableUtils.ensureSerializable(WRITE.table("other").batchSize(5).liveAs("run"));
  }
}
