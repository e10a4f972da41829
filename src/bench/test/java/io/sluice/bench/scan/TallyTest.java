package io.sluice.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final ChatMessage ONE = new ChatMessage("1", "ann", "message", "help", "Grüß", 7);
  private static final ChatMessage OTHER = new ChatMessage("2", "ben", "status", "help", "away", 9);

  /** SELECT CRC32(CONCAT_WS('\t', '1', 'ann', 'message', 'help', 'Grüß')) + 7. */
  @Test
  void isWhatTheServerComputes() {
    assertThat(sum(ONE)).isEqualTo(1330911155L);
  }

  @Test
  void doesNotDependOnTheOrder() {
    assertThat(sum(ONE, OTHER)).isEqualTo(sum(OTHER, ONE)).isNotEqualTo(sum(ONE, ONE));
  }

  private static long sum(ChatMessage... rows) {
    Tally tally = Tally.open();
    for (ChatMessage row : rows) {
      tally.add(row);
    }
    return tally.sum();
  }
}
