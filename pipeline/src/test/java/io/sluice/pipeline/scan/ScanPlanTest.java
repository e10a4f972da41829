package io.sluice.pipeline.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanPlanTest {

  @TempDir private Path directory;

  @Test
  void columnsAndRangesComeBack() throws Exception {
    Key key = new Key(List.of("7", "ä"));
    ScanPlan plan =
        new ScanPlan(
            "settings",
            List.of(
                new ScanColumn("id", Kind.LONG, 20, 0, false),
                new ScanColumn("sum", Kind.DECIMAL, 10, 2, true)),
            List.of(
                new PlannedRange(0, 2, new KeyRange(null, key, false), 5),
                new PlannedRange(1, 2, new KeyRange(key, null, false), 6)));
    Path file = directory.resolve("plan.json");

    plan.write(file);

    assertThat(ScanPlan.read(file)).isEqualTo(plan);
  }

  @Test
  void aPlanOfAnotherVersionIsNotTakenForOneWithoutColumns() throws Exception {
    Path file = directory.resolve("plan.json");
    Files.writeString(file, "{\"settings\":\"s\",\"ranges\":[]}");
    assertThatThrownBy(() -> ScanPlan.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("plan.json was written by another version of Sluice");
  }
}
