package io.sluice.transforms.chat;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;

class ChatMessageCoderTest {

  private static final Coder<ChatMessage> CODER = ChatMessageModel.CHAT_MESSAGES.coder();

  private static final List<ChatMessage> MESSAGES =
      List.of(
          ChatLine.MESSAGE,
          new ChatMessage("", "", "", "", "", 0),
          new ChatMessage("a\u0000b", "😀", "status", "é", "a\nb\r\u2028", Long.MAX_VALUE),
          new ChatMessage("m1", "ann", "message", "s1", "x".repeat(100_000), Long.MIN_VALUE));

  @Test
  void aMessageComesBackAsItWent() throws Exception {
    for (ChatMessage message : MESSAGES) {
      CoderProperties.coderDecodeEncodeEqual(CODER, message);
    }
  }

  @Test
  void equalMessagesAreEqualBytesAndOthersAreOthers() throws Exception {
    ChatMessage same = new ChatMessage("m1", "ann", "message", "s1", "hello", 1474110256L);
    CoderProperties.coderDeterministic(CODER, ChatLine.MESSAGE, same);
    for (ChatMessage message : MESSAGES) {
      CoderProperties.coderConsistentWithEquals(CODER, ChatLine.MESSAGE, message);
    }
  }

  @Test
  void theCoderTravels() {
    CoderProperties.coderSerializable(CODER);
  }
}
