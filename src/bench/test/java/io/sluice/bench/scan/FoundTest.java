package io.sluice.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundTest {

  @TempDir private Path directory;

  @Test
  void isInTheLastWordsOfAProgram() throws Exception {
    assertThat(in("warning: rows=1\nrows=20 sum=300\n")).isEqualTo(found(20, 300));
    assertThat(in("sluice scan: read=20 written=19 rejected=1 seconds=2.0"))
        .isEqualTo(new Found(OptionalLong.of(19), OptionalLong.empty()));
    assertThat(in("no word").rows()).isEmpty();
  }

  @Test
  void otherRowsAreNotTheSame() {
    assertThat(found(20, 300).isLike(found(20, 300))).isTrue();
    assertThat(found(20, 300).isLike(found(20, 301))).isFalse();
    assertThat(found(20, 300).isLike(found(21, 300))).isFalse();
    assertThat(new Found(OptionalLong.of(20), OptionalLong.empty()).isLike(found(20, 300)))
        .isTrue();
  }

  private Found in(String words) throws Exception {
    return Found.in(Files.writeString(directory.resolve("log"), words));
  }

  private static Found found(long rows, long sum) {
    return new Found(OptionalLong.of(rows), OptionalLong.of(sum));
  }
}
