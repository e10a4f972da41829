package io.sluice.bench.scan.report;

import io.sluice.bench.measure.BarChart;
import io.sluice.bench.scan.ScanContestant;
import io.sluice.bench.scan.ScanResult;
import io.sluice.bench.scan.ScanResults;
import java.util.Locale;

/** The medians as bars. */
public final class ScanChart {

  private ScanChart() {}

  /** The chart. */
  public static String of(ScanResults results) {
    double limit = results.spec().limit().toSeconds();
    double longest =
        results.scans().stream()
            .filter(ScanResult::isDone)
            .mapToDouble(scanned -> scanned.client().seconds())
            .max()
            .orElse(limit);
    BarChart bars = new BarChart(longest);
    bars.title(
        String.format(Locale.ROOT, "All columns of %,d rows: seconds", results.spec().rows()));
    for (ScanContestant contestant : results.contestants()) {
      results
          .median(contestant, scanned -> scanned.client().seconds())
          .ifPresentOrElse(
              seconds ->
                  bars.bar(
                      contestant.label(), contestant.isSluice(), seconds, rss(results, contestant)),
              () -> bars.note(contestant.label(), unfinished(results, contestant)));
    }
    return bars.svg();
  }

  private static String rss(ScanResults results, ScanContestant contestant) {
    double megabytes =
        results.median(contestant, scanned -> scanned.client().peakRssBytes()).orElse(0) / 1e6;
    return String.format(Locale.ROOT, " (%,.0f MB)", megabytes);
  }

  private static String unfinished(ScanResults results, ScanContestant contestant) {
    return results.all(contestant).get(0).end() == ScanResult.End.OUT_OF_MEMORY
        ? "out of memory, " + results.bigHeap()
        : "not done after " + results.spec().limit().toSeconds();
  }
}
