package io.sluice.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CapturedConsole;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgressTest {

  private static final String ERASE = "\r\u001b[K";
  private static final String LINE = "3 lines read, 0 rejected, 0 rows written, 0 rows/s";

  @Test
  void onATerminalWritesOneLineOverAndErasesItAtTheEnd() {
    CapturedConsole captured = CapturedConsole.ofTerminal();
    assertThat(during(captured, false, readUntilShown(captured))).isEqualTo("done");
    assertThat(captured.err()).startsWith(ERASE + LINE).endsWith(ERASE).doesNotContain("\n");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void onATerminalErasesItsLineAfterAFailureToo() {
    CapturedConsole captured = CapturedConsole.ofTerminal();
    Supplier<String> failing =
        () -> {
          throw new IllegalStateException("failed");
        };
    assertThatThrownBy(() -> during(captured, false, failing)).hasMessage("failed");
    assertThat(captured.err()).isEqualTo(ERASE);
  }

  @Test
  void elsewhereWritesWholeLines() {
    CapturedConsole captured = CapturedConsole.ofPipe();
    during(captured, false, readUntilShown(captured));
    assertThat(captured.err()).isEqualTo("sluice: " + LINE + "\n");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void elsewhereSaysNothingOfAShortRun() {
    CapturedConsole captured = CapturedConsole.ofPipe();
    assertThat(during(captured, false, () -> "short")).isEqualTo("short");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void showsNothingToWhomWantsQuiet() {
    CapturedConsole captured = CapturedConsole.ofTerminal();
    assertThat(during(captured, true, ProgressTest::longerThanATerminalWaits)).isEqualTo("done");
    assertThat(captured.err()).isEmpty();
    assertThat(captured.out()).isEmpty();
  }

  private static String during(CapturedConsole captured, boolean quiet, Supplier<String> work) {
    return Progress.of(captured.console(), "run", true).during(quiet, work);
  }

  private static Supplier<String> readUntilShown(CapturedConsole captured) {
    return () -> {
      for (int i = 0; i < 3; i++) {
        LiveCounts.of("run").lines(1);
      }
      // The line feed is written last.
      while (!captured.err().endsWith("\n") && !captured.err().endsWith("rows/s")) {
        sleep(10);
      }
      return "done";
    };
  }

  private static String longerThanATerminalWaits() {
    sleep(700);
    return "done";
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
