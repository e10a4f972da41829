package io.sluice.testing.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.reject.Reason;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileLogTest {

  private static final List<BadLine> BAD = BadLines.all(HostileLog.MAX_LINE_BYTES);

  @Test
  void thereAreManyBadLinesAndNoneStandsThereTwice() {
    assertThat(BAD).hasSizeGreaterThan(2_600);
    assertThat(BAD.stream().map(HostileLogTest::text).distinct()).hasSameSizeAs(BAD);
  }

  @Test
  void everyReasonHasItsLines() {
    // No line is refused by every database, or in conflict with every table.
    EnumSet<Reason> ofTheDatabase = EnumSet.of(Reason.REFUSED, Reason.CONFLICT);
    assertThat(BAD.stream().map(BadLine::reason).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(ofTheDatabase));
  }

  @Test
  void noLineHoldsALineFeed() {
    Stream<HostileLine> good =
        GoodLines.all(10_000, HostileLog.MAX_LINE_BYTES).stream().map(line -> line);
    assertThat(Stream.concat(BAD.stream(), good)).noneMatch(line -> text(line).contains("\n"));
  }

  @Test
  void noTwoGoodLinesHaveTheSameId() {
    assertThat(GoodLines.all(10_000, HostileLog.MAX_LINE_BYTES).stream().map(l -> l.row().get(0)))
        .doesNotHaveDuplicates()
        .hasSize(10_000);
  }

  private static String text(HostileLine line) {
    return new String(line.bytes(), StandardCharsets.ISO_8859_1);
  }
}
