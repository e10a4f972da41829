package io.sluice.generate;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.parse.LineParser;
import io.sluice.transforms.parse.Parsed;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import java.util.List;

/** How many lines the load's own parser takes, rejects and passes over. */
record LineKinds(long accepted, long rejected, long blank) {

  static LineKinds expected(ChatLog.Expected expected) {
    return new LineKinds(
        expected.loaded() + expected.duplicate(), expected.rejected(), expected.blank());
  }

  static LineKinds of(List<byte[]> lines) {
    List<Parsed<ChatMessage>> parsed = parse(lines);
    return new LineKinds(
        parsed.stream().filter(Parsed.Accepted.class::isInstance).count(),
        parsed.stream().filter(Parsed.Rejected.class::isInstance).count(),
        parsed.stream().filter(Parsed.Blank.class::isInstance).count());
  }

  static List<Parsed<ChatMessage>> parse(List<byte[]> lines) {
    ChatMessageModel model = ChatMessageModel.CHAT_MESSAGES;
    LineParser<ChatMessage> parser =
        new LineParser<>(model, ColumnLimits.of(model.table()), OnTooLong.REJECT);
    return lines.stream().map(line -> parser.parse(line, 0, line.length)).toList();
  }
}
