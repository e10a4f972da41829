package io.sluice.transforms.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatFilterTest {

  private static final Instant NOON = Instant.parse("2016-09-17T12:00:00Z");

  @Test
  void withoutConditionsEverythingIsKept() {
    assertThat(ChatFilter.ALL.apply(message("message", "s1", NOON))).isTrue();
    assertThat(ChatFilter.ALL.apply(message("status", "", Instant.ofEpochSecond(1)))).isTrue();
  }

  @Test
  void theTypeIsOneOfThose() {
    ChatFilter filter = new ChatFilter(Set.of("status"), Set.of(), null, null);
    assertThat(filter.apply(message("status", "s1", NOON))).isTrue();
    assertThat(filter.apply(message("message", "s1", NOON))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"s1, true", "s2, true", "S1, false", "'s1 ', false", "s, false", "'', false"})
  void theSiteIsOneOfThoseExactly(String site, boolean kept) {
    ChatFilter filter = new ChatFilter(Set.of(), Set.of("s1", "s2"), null, null);
    assertThat(filter.apply(message("message", site, NOON))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void sinceIsTheFirstInstantThatIsKept(int seconds, boolean kept) {
    ChatFilter filter = new ChatFilter(Set.of(), Set.of(), NOON, null);
    assertThat(filter.apply(message("message", "s1", NOON.plusSeconds(seconds)))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, false", "1, false"})
  void untilIsTheFirstInstantThatIsNotKept(int seconds, boolean kept) {
    ChatFilter filter = new ChatFilter(Set.of(), Set.of(), null, NOON);
    assertThat(filter.apply(message("message", "s1", NOON.plusSeconds(seconds)))).isEqualTo(kept);
  }

  @Test
  void fractionsOfASecondAreNotCutOff() {
    Instant half = NOON.plusMillis(500);
    ChatFilter since = new ChatFilter(Set.of(), Set.of(), half, null);
    assertThat(since.apply(message("message", "s1", NOON))).isFalse();
    assertThat(since.apply(message("message", "s1", NOON.plusSeconds(1)))).isTrue();
    ChatFilter until = new ChatFilter(Set.of(), Set.of(), null, half);
    assertThat(until.apply(message("message", "s1", NOON))).isTrue();
    assertThat(until.apply(message("message", "s1", NOON.plusSeconds(1)))).isFalse();
  }

  @Test
  void allConditionsMustHold() {
    ChatFilter filter = new ChatFilter(Set.of("message"), Set.of("s1"), NOON, NOON.plusSeconds(10));
    assertThat(filter.apply(message("message", "s1", NOON))).isTrue();
    assertThat(filter.apply(message("status", "s1", NOON))).isFalse();
    assertThat(filter.apply(message("message", "s2", NOON))).isFalse();
    assertThat(filter.apply(message("message", "s1", NOON.minusSeconds(1)))).isFalse();
    assertThat(filter.apply(message("message", "s1", NOON.plusSeconds(10)))).isFalse();
  }

  private static ChatMessage message(String type, String site, Instant at) {
    return new ChatMessage("m1", "ann", type, site, "hello", at.getEpochSecond());
  }
}
