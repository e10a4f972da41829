package io.sluice.transforms.scan.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyLineTest {

  @Test
  void valuesComeBackAsTheServerWritesThem() {
    assertThat(values("1\tgr\u00fc\u00dfe\t\n", 3)).containsExactly("1", "gr\u00fc\u00dfe", "");
    assertThat(values("\n", 0)).isEmpty();
  }

  @Test
  void nullIsNotItsLetters() {
    assertThat(values("\\N\t\\\\N\tN\n", 3)).containsExactly(null, "\\N", "N");
  }

  @Test
  void charactersThatSeparateValuesComeBack() {
    assertThat(values("a\\tb\\nc\\rd\\\\\t\\b\\f\\v\n", 2))
        .containsExactly("a\tb\nc\rd\\", "\b\f\u000b");
  }

  private static List<String> values(String line, int columns) {
    return Arrays.stream(CopyLine.values(line.getBytes(UTF_8), columns))
        .map(value -> value == null ? null : new String(value, UTF_8))
        .toList();
  }
}
