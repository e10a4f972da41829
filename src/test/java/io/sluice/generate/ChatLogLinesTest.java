package io.sluice.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.parse.Parsed;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatLogLinesTest {

  @Test
  void areGoodUnlessBadOnesAreAskedFor() throws IOException {
    List<byte[]> lines = GeneratedLines.of(new ChatLog(100_000, 0, 0, 1, IdOrder.RANDOM)).lines();
    Set<String> ids = new HashSet<>();
    for (Parsed<ChatMessage> line : LineKinds.parse(lines)) {
      assertThat(line).isInstanceOf(Parsed.Accepted.class);
      ids.add(((Parsed.Accepted<ChatMessage>) line).record().id());
    }
    assertThat(ids).hasSize(100_000);
  }

  @Test
  void haveIdsThatAreUuidsOfTheirVersion() throws IOException {
    assertThat(idsOf(IdOrder.RANDOM))
        .allMatch(id -> id.version() == 4 && id.variant() == 2)
        .doesNotHaveDuplicates();
    assertThat(idsOf(IdOrder.TIME))
        .allMatch(id -> id.version() == 7 && id.variant() == 2)
        .isSortedAccordingTo(Comparator.comparing(UUID::toString))
        .doesNotHaveDuplicates();
  }

  @Test
  void differInTheirIdsAloneWhereTheIdsFollowTheTime() throws IOException {
    List<byte[]> random = GeneratedLines.of(new ChatLog(1000, 0.1, 0.1, 1, IdOrder.RANDOM)).lines();
    List<byte[]> time = GeneratedLines.of(new ChatLog(1000, 0.1, 0.1, 1, IdOrder.TIME)).lines();
    assertThat(time).isNotEqualTo(random);
    assertThat(time)
        .extracting(ChatLogLinesTest::withoutUuid)
        .isEqualTo(random.stream().map(ChatLogLinesTest::withoutUuid).toList());
  }

  @Test
  void repeatEarlierGoodOnesByteForByte() throws IOException {
    GeneratedLines log = GeneratedLines.of(new ChatLog(100_000, 0.05, 0.1, 1, IdOrder.RANDOM));
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
    GeneratedLines log = GeneratedLines.of(new ChatLog(3L * kinds.size(), 1, 0, 1, IdOrder.RANDOM));
    assertThat(log.lines())
        // As TextIO decodes them: U+FFFD for what is not UTF-8.
        .extracting(line -> new String(line, StandardCharsets.UTF_8))
        .isEqualTo(Collections.nCopies(3, kinds).stream().flatMap(List::stream).toList());
    assertThat(log.lines().get(Reason.ENCODING.ordinal())).contains((byte) 0xff);
    assertThat(log.expected().rejected()).isEqualTo(3L * (kinds.size() - 1));
    assertThat(log.expected().blank()).isEqualTo(3);
  }

  private static List<UUID> idsOf(IdOrder order) throws IOException {
    List<byte[]> lines = GeneratedLines.of(new ChatLog(10_000, 0, 0, 1, order)).lines();
    return LineKinds.parse(lines).stream()
        .map(line -> ((Parsed.Accepted<ChatMessage>) line).record().id())
        .map(UUID::fromString)
        .toList();
  }

  private static String withoutUuid(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).replaceFirst("[0-9a-f-]{36}", "");
  }
}
