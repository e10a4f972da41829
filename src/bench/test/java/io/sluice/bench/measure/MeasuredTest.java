package io.sluice.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTest {

  @TempDir private Path directory;

  @Test
  void aProcessIsMeasuredToItsEnd() throws Exception {
    Measured busy = run("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 0.3; echo said");
    assertThat(busy.seconds()).isGreaterThan(busy.cpuSeconds());
    assertThat(busy.cpuSeconds()).isPositive();
    assertThat(busy.peakRssBytes()).isBetween(100_000L, 100_000_000L);
    assertThat(directory.resolve("log")).hasContent("said");
  }

  @Test
  void oneThatFailsIsNoMeasurement() {
    assertThatThrownBy(() -> run("echo why; exit 3"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("A process failed with status 3; " + directory.resolve("log"));
    assertThat(directory.resolve("log")).hasContent("why");
  }

  @Test
  void oneWhoseTimeIsUpMaySayHowFarItIs() throws Exception {
    Attempt attempt =
        Attempt.run(
            List.of("sh", "-c", "trap 'echo far; exit 9' TERM; while :; do sleep 0.01; done"),
            directory.resolve("log"),
            Duration.ofMillis(300));
    assertThat(attempt.isOutOfTime()).isTrue();
    assertThat(attempt.isDone()).isFalse();
    assertThat(attempt.isOutOfMemory()).isFalse();
    assertThat(attempt.measured().seconds()).isBetween(0.3, 10.0);
    assertThat(directory.resolve("log")).hasContent("far");
  }

  @Test
  void oneWhoseHeapIsTooSmallIsKnown() throws Exception {
    Attempt attempt =
        Attempt.run(
            Jvm.run(List.of("-Xmx8m"), TooMuch.class, List.of()),
            directory.resolve("log"),
            Duration.ofMinutes(1));
    assertThat(attempt.isOutOfMemory()).isTrue();
  }

  /** Wants more memory than there is. */
  static final class TooMuch {

    private TooMuch() {}

    public static void main(String[] args) {
      List<byte[]> kept = new ArrayList<>();
      while (args.length == 0) {
        kept.add(new byte[1 << 20]);
      }
    }
  }

  @Test
  void theMachineIsKnown() {
    Machine machine = Machine.current();
    assertThat(machine.memoryBytes()).isGreaterThan(100_000_000);
    assertThat(machine.load()).isNotNegative();
    assertThat(Proc.cpuSeconds(ProcessHandle.current().pid())).isPositive();
  }

  private Measured run(String script) throws Exception {
    return Measured.run(List.of("sh", "-c", script), directory.resolve("log"));
  }
}
