package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobNameTest {

  @Test
  void isTheJobTheTimeInUtcAndARandomPart() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String name = JobName.of("load", false);
    Instant after = Instant.now();
    assertThat(name).matches("load-\\d{8}-\\d{6}-[0-9a-f]{8}");
    String time = name.replaceAll("load-(....)(..)(..)-(..)(..)(..)-.{8}", "$1-$2-$3T$4:$5:$6Z");
    assertThat(Instant.parse(time)).isBetween(before, after);
  }

  @Test
  void ofADryRunSaysSo() {
    assertThat(JobName.of("load", true)).matches("dry-run-\\d{8}-\\d{6}-[0-9a-f]{8}");
  }

  @Test
  void differsInTheSameSecond() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      names.add(JobName.of("load", false));
    }
    assertThat(names).hasSize(20);
  }
}
