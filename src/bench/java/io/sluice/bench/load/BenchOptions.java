package io.sluice.bench.load;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options of the benchmark as they are written; {@link BenchSpec} is their value. */
public interface BenchOptions extends LoadInputOptions {

  @Description("How often each contestant loads into each table.")
  @Default.Integer(3)
  int getRounds();

  void setRounds(int rounds);

  @Description("Compare the dry run with Jackson's parser.")
  @Default.Boolean(true)
  boolean isReading();

  void setReading(boolean reading);

  @Description("Load five times the rows, too, with the defaults.")
  @Default.Boolean(false)
  boolean isLinearity();

  void setLinearity(boolean linearity);

  @Description("The directory for the report.")
  @Default.String("target/bench")
  String getOut();

  void setOut(String out);
}
