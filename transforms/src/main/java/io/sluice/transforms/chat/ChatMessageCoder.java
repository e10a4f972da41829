package io.sluice.transforms.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes the fields in order. Hand-written, because it is on the hot path of every runner. */
final class ChatMessageCoder extends AtomicCoder<ChatMessage> {

  private static final long serialVersionUID = 1L;

  static final ChatMessageCoder INSTANCE = new ChatMessageCoder();

  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final VarLongCoder NUMBER = VarLongCoder.of();

  private ChatMessageCoder() {}

  @Override
  public void encode(ChatMessage message, OutputStream out) throws IOException {
    TEXT.encode(message.id(), out);
    TEXT.encode(message.from(), out);
    TEXT.encode(message.type(), out);
    TEXT.encode(message.siteId(), out);
    TEXT.encode(message.data(), out);
    NUMBER.encode(message.timestamp(), out);
  }

  @Override
  public ChatMessage decode(InputStream in) throws IOException {
    return new ChatMessage(
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        TEXT.decode(in),
        NUMBER.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
