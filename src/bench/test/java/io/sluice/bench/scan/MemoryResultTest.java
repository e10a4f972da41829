package io.sluice.bench.scan;

import static io.sluice.bench.scan.memory.MemoryServer.MARIADB;
import static io.sluice.bench.scan.memory.MemoryServer.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.scan.SluiceScan.Way;
import io.sluice.bench.scan.memory.MemoryResult;
import io.sluice.bench.scan.memory.MemoryResult.Figure;
import io.sluice.bench.scan.memory.MemoryServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryResultTest {

  @Test
  void comparesTheLargerTableWithTheSmallerOne() {
    MemoryResult result =
        new MemoryResult(
            new Machine(2, 24L << 30, "Java 17", 0.1),
            List.of(
                figure(MYSQL, Way.KEYSET, 1000, 200),
                figure(MYSQL, Way.CURSOR, 1000, 100),
                figure(MYSQL, Way.KEYSET, 10_000, 220),
                figure(MYSQL, Way.CURSOR, 10_000, 111),
                figure(MARIADB, Way.CURSOR, 1000, 50)));
    assertThat(result.markdown())
        .contains(
            "| MySQL | keyset | 10,000 | 2.0 | 220 |\n",
            "10,000 rows ÷ 1,000 rows, MySQL, keyset | ≤ 1.10 | 1.10 | pass |\n",
            "10,000 rows ÷ 1,000 rows, MySQL, cursor | ≤ 1.10 | 1.11 | miss |\n");
    assertThat(result.targets()).hasSize(2);
  }

  private static Figure figure(MemoryServer server, Way way, long rows, long megabytes) {
    return new Figure(server, way, rows, new Measured(2, 1, megabytes * 1_000_000));
  }
}
