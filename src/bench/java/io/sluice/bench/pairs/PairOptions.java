package io.sluice.bench.pairs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of a comparison with a baseline; {@link PairSpec} is their value. */
public interface PairOptions extends PipelineOptions {

  /** Whether any of these options is written. */
  static boolean areIn(Map<String, ?> written) {
    return Set.of("baseline", "baselineArgs", "pairs", "atMost", "figures").stream()
        .anyMatch(written::containsKey);
  }

  @Description("The jar with which this build is compared.")
  String getBaseline();

  void setBaseline(String baseline);

  @Description(
      "A file with the arguments of the baseline, one per line, if they differ from this build's."
          + " {input} stands for the value of this build's --input, and so on.")
  String getBaselineArgs();

  void setBaselineArgs(String baselineArgs);

  @Description("The number of measured pairs.")
  @Default.Integer(9)
  int getPairs();

  void setPairs(int pairs);

  @Description("The highest median ratio that is allowed, such as 1.05.")
  String getAtMost();

  void setAtMost(String atMost);

  @Description("The figures that --atMost limits. Default: all.")
  List<String> getFigures();

  void setFigures(List<String> figures);
}
