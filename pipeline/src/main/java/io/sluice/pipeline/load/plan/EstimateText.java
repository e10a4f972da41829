package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.KeyValues;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.LoadSummary;
import io.sluice.transforms.metrics.LineCounter;
import java.util.Locale;

/** Describes the sample and the estimate made from it. */
final class EstimateText {

  private EstimateText() {}

  static void add(LoadPlan plan, KeyValues lines) {
    Sample sample = plan.sample();
    long read = sample.lines().of(LineCounter.READ);
    lines.add(
        "sample",
        "the first %d bytes of %d files, %d lines"
            .formatted(sample.bytes(), sample.files().size(), read));
    lines.add("  rejected", rejected(sample));
    lines.add("  filtered", share(sample, LineCounter.FILTERED));
    Estimate estimate = plan.estimate();
    if (estimate.lines().isEmpty()) {
      lines.add("estimate", "none, because no line could be sampled");
      return;
    }
    lines.add(
        "estimate",
        "%s lines are left to be read%s"
            .formatted(
                PlanText.rounded(estimate.lines()),
                estimate.isGuess() ? "; a guess, from how the sample is compressed" : ""));
    double perSecond = read / Math.max(sample.seconds(), 1e-6);
    lines.add(
        "  parsing",
        String.format(
            Locale.ROOT,
            "%.0f s for one thread, at %.0f lines/s as measured on the sample",
            estimate.parseSeconds().getAsDouble(),
            perSecond));
    lines.add("  writing", writing(plan.spec(), estimate));
  }

  private static String writing(LoadSpec spec, Estimate estimate) {
    return spec.dryRun()
        ? "nothing, because of --dryRun"
        : String.format(
            Locale.ROOT,
            "%.0f s at %d rows/s, which is assumed and not measured",
            estimate.writeSeconds().getAsDouble(),
            Estimate.ASSUMED_ROWS_PER_SECOND);
  }

  private static String rejected(Sample sample) {
    String reasons = LoadSummary.reasons(sample.lines());
    return share(sample, LineCounter.REJECTED) + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  private static String share(Sample sample, LineCounter counter) {
    return String.format(Locale.ROOT, "%.2f%% of the sample", 100 * sample.share(counter));
  }
}
