package io.sluice.bench.scan.memory;

import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.Target;
import io.sluice.bench.scan.SluiceScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The memory that was measured.
 *
 * @param machine where
 * @param figures what was measured: of each server and way the smaller table, then the larger one
 */
public record MemoryResult(Machine machine, List<Figure> figures) {

  /** The larger table may need so many times the memory. */
  private static final double LIMIT = 1.1;

  /**
   * A table that was read.
   *
   * @param server where it is
   * @param way how it was read
   * @param rows its rows
   * @param client what the process took
   */
  public record Figure(MemoryServer server, SluiceScan.Way way, long rows, Measured client) {

    private boolean isLike(Figure other) {
      return server == other.server && way == other.way;
    }
  }

  /** The report. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "`%s`, by the key 2 threads, by a cursor 1, %d cores, %s.",
            MemoryBenchmark.HEAP, machine.cores(), machine.java()));
    lines.add("");
    lines.add("| | | rows | seconds | peak RSS, MB |");
    lines.add("|---|---|--:|--:|--:|");
    for (Figure figure : figures) {
      lines.add(
          text(
              "| %s | %s | %,d | %.1f | %,.0f |",
              figure.server().label(),
              Choice.nameOf(figure.way()),
              figure.rows(),
              figure.client().seconds(),
              figure.client().peakRssBytes() / 1e6));
    }
    lines.add("");
    lines.addAll(Target.table(targets()));
    return String.join("\n", lines) + "\n";
  }

  /** The larger table must not need more memory. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Figure figure : figures) {
      figures.stream()
          .filter(other -> other.isLike(figure) && other.rows() > figure.rows())
          .findFirst()
          .ifPresent(larger -> targets.add(target(figure, larger)));
    }
    return targets;
  }

  private static Target target(Figure smaller, Figure larger) {
    return Target.atMost(
        LIMIT,
        text(
            "peak RSS of %,d rows ÷ %,d rows, %s, %s",
            larger.rows(), smaller.rows(), smaller.server().label(), Choice.nameOf(smaller.way())),
        OptionalDouble.of(
            (double) larger.client().peakRssBytes() / smaller.client().peakRssBytes()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
