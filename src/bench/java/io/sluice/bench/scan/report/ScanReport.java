package io.sluice.bench.scan.report;

import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.Target;
import io.sluice.bench.scan.Growth;
import io.sluice.bench.scan.ScanContestant;
import io.sluice.bench.scan.ScanResult;
import io.sluice.bench.scan.ScanResults;
import io.sluice.bench.scan.ScanTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The results as Markdown. */
public final class ScanReport {

  private static final double MEGABYTES = 1e6;

  private final ScanResults results;
  private final List<String> lines = new ArrayList<>();

  private ScanReport(ScanResults results) {
    this.results = results;
  }

  /** The whole report. */
  public static String of(ScanResults results) {
    ScanReport report = new ScanReport(results);
    report.writeCircumstances();
    report.writeScans();
    report.writeGrowth();
    report.writeTargets();
    return String.join("\n", report.lines) + "\n";
  }

  /** What became of a scan, in words. */
  public static String words(ScanResult scanned) {
    String who = scanned.contestant().label();
    double seconds = scanned.client().seconds();
    String end =
        switch (scanned.end()) {
          case DONE -> "";
          case OUT_OF_TIME -> ", and not at its end" + after(scanned.tally().rows());
          case OUT_OF_MEMORY -> ", out of memory";
        };
    return text("%s: %.1f s%s", who, seconds, end);
  }

  private static String after(OptionalLong rows) {
    return rows.isPresent() ? text(" after %,d rows", rows.getAsLong()) : "";
  }

  private void writeCircumstances() {
    Machine machine = results.machine();
    write(
        "Rounds: %d. %d cores, %,d MB of memory, %s; load %.2f before the start.",
        results.spec().rounds(),
        machine.cores(),
        machine.memoryBytes() >> 20,
        machine.java(),
        machine.load());
    write("MySQL 8.0: `%s`.", String.join(" ", results.server().options()));
    write("JVMs that hold all rows, and JdbcIO's, have `%s`.", results.bigHeap());
    write(
        "All who came to their end have read the same rows; the checksum is %d.",
        results.contents().sum().orElseThrow());
  }

  private void writeScans() {
    write("");
    write("### All columns of %,d rows", results.spec().rows());
    write("");
    write(
        "| | seconds (median) | from–to | of these to start | rows/s | client CPU, s |"
            + " server CPU, s | peak RSS, MB |");
    write("|---|--:|--:|--:|--:|--:|--:|--:|");
    results.contestants().forEach(this::writeScan);
  }

  private void writeScan(ScanContestant contestant) {
    Measured start = results.starts().get(contestant);
    if (results.done(contestant).isEmpty()) {
      writeUnfinished(results.all(contestant).get(0), start);
      return;
    }
    double[] seconds = seconds(contestant).sorted().toArray();
    write(
        "| %s | %s | %.1f–%.1f | %.1f | %s | %s | %s | %s |",
        contestant.label(),
        median("%.1f", contestant, scanned -> scanned.client().seconds()),
        seconds[0],
        seconds[seconds.length - 1],
        start.seconds(),
        median("%,.0f", contestant, scanned -> results.spec().rows() / scanned.client().seconds()),
        median("%.1f", contestant, scanned -> scanned.client().cpuSeconds()),
        median("%.1f", contestant, ScanResult::serverCpuSeconds),
        median("%,.0f", contestant, scanned -> scanned.client().peakRssBytes() / MEGABYTES));
  }

  private DoubleStream seconds(ScanContestant contestant) {
    return results.done(contestant).stream().mapToDouble(scanned -> scanned.client().seconds());
  }

  private void writeUnfinished(ScanResult scanned, Measured start) {
    boolean isOfTime = scanned.end() == ScanResult.End.OUT_OF_TIME;
    write(
        "| %s | %s | %s | %.1f | – | %.1f | %.1f | %,.0f |",
        scanned.contestant().label(),
        isOfTime ? text("> %d", results.spec().limit().toSeconds()) : "out of memory",
        isOfTime
            ? "ended" + after(scanned.tally().rows())
            : text("after %.0f", scanned.client().seconds()),
        start.seconds(),
        scanned.client().cpuSeconds(),
        scanned.serverCpuSeconds(),
        scanned.client().peakRssBytes() / MEGABYTES);
  }

  private void writeGrowth() {
    if (results.growth().isEmpty()) {
      return;
    }
    write("");
    write("### Tables of several sizes, seconds");
    write("");
    StringBuilder head = new StringBuilder("| |");
    StringBuilder line = new StringBuilder("|---|");
    for (long size : results.spec().sizes()) {
      head.append(text(" %,d rows |", size));
      line.append("--:|");
    }
    write("%s", head);
    write("%s", line);
    results.growth().stream().map(Growth::contestant).distinct().forEach(this::writeGrowth);
  }

  private void writeGrowth(ScanContestant contestant) {
    StringBuilder line = new StringBuilder("| " + contestant.label() + " |");
    for (long size : results.spec().sizes()) {
      line.append(
          results.growth().stream()
              .filter(growth -> growth.contestant() == contestant && growth.rows() == size)
              .map(growth -> text(" %.1f |", growth.client().seconds()))
              .findFirst()
              .orElse(text(" > %d |", results.spec().limit().toSeconds())));
    }
    write("%s", line);
  }

  private void writeTargets() {
    write("");
    write("### Targets");
    write("");
    write("They are meant for 2,000,000 rows on an idle machine with 2 cores.");
    write("");
    lines.addAll(Target.table(ScanTargets.of(results)));
  }

  private String median(
      String format, ScanContestant contestant, ToDoubleFunction<ScanResult> figure) {
    OptionalDouble value = results.median(contestant, figure);
    return value.isPresent() ? text(format, value.getAsDouble()) : "–";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void write(String format, Object... values) {
    lines.add(text(format, values));
  }
}
