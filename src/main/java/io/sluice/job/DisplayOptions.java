package io.sluice.job;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options for a job's console output. */
public interface DisplayOptions extends PipelineOptions {

  @Description("Show no progress.")
  @Default.Boolean(false)
  boolean isQuiet();

  void setQuiet(boolean quiet);

  @Description("Show stack traces, and what Beam and Flink log.")
  @Default.Boolean(false)
  boolean isDebug();

  void setDebug(boolean debug);
}
