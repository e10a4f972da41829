package io.sluice.bench.scan;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The options of the benchmark of scanning as they are written; {@link ScanBenchSpec} is their
 * value.
 */
public interface ScanBenchOptions extends PipelineOptions {

  @Description("The rows of the table.")
  @Default.Long(2_000_000)
  long getRows();

  void setRows(long rows);

  @Description("How often each contestant reads it.")
  @Default.Integer(3)
  int getRounds();

  void setRounds(int rounds);

  @Description("After so many seconds a contestant is ended, and does not come again.")
  @Default.Long(120)
  long getLimit();

  void setLimit(long limit);

  @Description("The contestants; all where none is named.")
  List<String> getOnly();

  void setOnly(List<String> only);

  @Description("Measure how time grows with the table.")
  @Default.Boolean(true)
  boolean isGrowth();

  void setGrowth(boolean growth);

  @Description("The directory for the report.")
  @Default.String("target/bench-scan")
  String getOut();

  void setOut(String out);
}
