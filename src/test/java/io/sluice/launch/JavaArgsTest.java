package io.sluice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Repository;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JavaArgsTest {

  @Test
  void heapAndJarAreLeftToOthers() throws IOException {
    assertThat(JavaArgs.in(Repository.file("")))
        .contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
        .allMatch(option -> option.startsWith("-X"))
        .noneMatch(option -> option.startsWith("-Xmx"));
  }
}
