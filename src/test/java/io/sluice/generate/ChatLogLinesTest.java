package io.sluice.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.parse.Parsed;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatLogLinesTest {

  @Test
  void areGoodUnlessBadOnesAreAskedFor() throws IOException {
    List<byte[]> lines = GeneratedLines.of(new ChatLog(100_000, 0, 0, 1)).lines();
    Set<String> ids = new HashSet<>();
    for (Parsed<ChatMessage> line : LineKinds.parse(lines)) {
      assertThat(line).isInstanceOf(Parsed.Accepted.class);
      ids.add(((Parsed.Accepted<ChatMessage>) line).record().id());
    }
    assertThat(ids).hasSize(100_000);
  }

  @Test
  void repeatEarlierGoodOnesByteForByte() throws IOException {
    GeneratedLines log = GeneratedLines.of(new ChatLog(100_000, 0.05, 0.1, 1));
    List<byte[]> lines = log.lines();
    List<Parsed<ChatMessage>> parsed = LineKinds.parse(lines);
    Map<String, String> lineOfId = new HashMap<>();
    long repeated = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (parsed.get(i) instanceof Parsed.Accepted<ChatMessage> good) {
        String line = new String(lines.get(i), StandardCharsets.UTF_8);
        String earlier = lineOfId.putIfAbsent(good.record().id(), line);
        if (earlier != null) {
          assertThat(line).isEqualTo(earlier);
          repeated++;
        }
      }
    }
    assertThat(repeated).isEqualTo(log.expected().duplicate()).isPositive();
    assertThat(lineOfId).hasSize((int) log.expected().loaded());
  }

  @Test
  void areBadForEveryReasonInTurnAndThenBlank() throws IOException {
    List<String> kinds = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      reason.example().ifPresent(kinds::add);
    }
    kinds.add("");
    GeneratedLines log = GeneratedLines.of(new ChatLog(3L * kinds.size(), 1, 0, 1));
    assertThat(log.lines())
        // As TextIO decodes them: U+FFFD for what is not UTF-8.
        .extracting(line -> new String(line, StandardCharsets.UTF_8))
        .isEqualTo(Collections.nCopies(3, kinds).stream().flatMap(List::stream).toList());
    assertThat(log.lines().get(Reason.ENCODING.ordinal())).contains((byte) 0xff);
    assertThat(log.expected().rejected()).isEqualTo(3L * (kinds.size() - 1));
    assertThat(log.expected().blank()).isEqualTo(3);
  }
}
