package io.sluice.transforms.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import java.nio.charset.StandardCharsets;

/** Parses single chat lines, against a table as the model asks for it. */
public final class ChatParser {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;

  private ChatParser() {}

  public static Parsed<ChatMessage> parse(byte[] line) {
    return parser(OnTooLong.REJECT).parse(line, 0, line.length);
  }

  public static Parsed<ChatMessage> parse(Object line) {
    return parse(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Parsed<ChatMessage> parseTruncating(Object line) {
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    return parser(OnTooLong.TRUNCATE).parse(bytes, 0, bytes.length);
  }

  /** The record that the line is; the test fails where it is none. */
  public static ChatMessage record(Object line) {
    Parsed<ChatMessage> parsed = parse(line);
    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<ChatMessage>) parsed).record();
  }

  /** The rejection of the line; the test fails where it is not rejected. */
  public static Parsed.Rejected<ChatMessage> rejection(Object line) {
    Parsed<ChatMessage> parsed = parse(line);
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return (Parsed.Rejected<ChatMessage>) parsed;
  }

  private static LineParser<ChatMessage> parser(OnTooLong onTooLong) {
    return new LineParser<>(MODEL, ColumnLimits.of(MODEL.table()), onTooLong);
  }
}
