package io.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
