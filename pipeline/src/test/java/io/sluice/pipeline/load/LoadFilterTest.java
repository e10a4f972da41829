package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.chat.ChatFilter;
import java.time.Instant;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadFilterTest {

  @Test
  void withoutOptionsEverythingIsKept() {
    assertThat(filter()).isEqualTo(ChatFilter.ALL);
  }

  @Test
  void everyOptionArrives() {
    assertThat(
            filter(
                "--types=message,status",
                "--sites=s1",
                "--sites=s2",
                "--since=2016-09-17",
                "--until=2016-09-18T01:02:03.5Z"))
        .isEqualTo(
            new ChatFilter(
                Set.of("message", "status"),
                Set.of("s1", "s2"),
                Instant.parse("2016-09-17T00:00:00Z"),
                Instant.parse("2016-09-18T01:02:03.500Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-09-17, 2016-09-17T00:00:00Z",
    "2016-09-17T11:04:16Z, 2016-09-17T11:04:16Z",
    "2016-09-17T11:04:16+02:00, 2016-09-17T09:04:16Z"
  })
  void aDateIsItsFirstInstantInUtc(String text, Instant instant) {
    assertThat(filter("--since=" + text).since()).isEqualTo(instant);
    assertThat(filter("--until=" + text).until()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2016-9-17", "2016-02-30", "1474110256", "2016-09-17T11:04:16", "T"})
  void whatIsNoInstantIsRefused(String text) {
    assertRefused(
        "--since=%s is not an instant such as 2016-09-17 or 2016-09-17T11:04:16Z.".formatted(text),
        "--since=" + text);
    assertRefused(
        "--until=%s is not an instant such as 2016-09-17 or 2016-09-17T11:04:16Z.".formatted(text),
        "--until=" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2016-09-17", "2016-09-16", "2016-09-16T23:59:59Z"})
  void aTimeInWhichNothingCanLieIsRefused(String until) {
    assertRefused(
        "--since is not before --until: nothing could be loaded.",
        "--since=2016-09-17",
        "--until=" + until);
  }

  @ParameterizedTest
  @ValueSource(strings = {"typing", "Message", "message "})
  void anUnknownTypeIsRefused(String type) {
    assertRefused("--types=%s is not one of message, status.".formatted(type), "--types=" + type);
    assertRefused(
        "--types=%s is not one of message, status.".formatted(type), "--types=status," + type);
  }

  private static void assertRefused(String sentence, String... args) {
    assertThatThrownBy(() -> filter(args)).isInstanceOf(OptionException.class).hasMessage(sentence);
  }

  private static ChatFilter filter(String... args) {
    return LoadFilter.of(PipelineOptionsFactory.fromArgs(args).as(LoadOptions.class));
  }
}
