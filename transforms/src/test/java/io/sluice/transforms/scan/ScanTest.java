package io.sluice.transforms.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.PlannedRange;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanTest {

  @Test
  void aLargeTableOfOneRangeIsUndivided() {
    assertThat(Scan.isUndivided(ranges(1, 20_000))).isTrue();
    assertThat(Scan.isUndivided(ranges(1, 19_999))).isFalse();
    assertThat(Scan.isUndivided(ranges(2, 20_000))).isFalse();
  }

  private static List<PlannedRange> ranges(int count, long rows) {
    return Collections.nCopies(count, new PlannedRange(0, count, KeyRange.ALL, rows));
  }
}
