package io.sluice.bench.load.pairs;

import io.sluice.bench.load.LoadInputOptions;
import io.sluice.bench.pairs.PairOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The options of a comparison of loads as they are written; {@link LoadPairSpec} is their value.
 */
public interface LoadPairOptions extends LoadInputOptions, PairOptions {

  @Description("The directory for the report.")
  @Default.String("target/bench-pairs")
  String getOut();

  void setOut(String out);
}
