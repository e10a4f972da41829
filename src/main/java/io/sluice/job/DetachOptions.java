package io.sluice.job;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The option of jobs that can go on without the program that has submitted them. */
public interface DetachOptions extends PipelineOptions {

  @Description(
      "Submit the job to a Flink cluster and end at once; the cluster runs it to its end. Needs"
          + " --flinkMaster=host:port and --host.")
  @Default.Boolean(false)
  boolean isDetached();

  void setDetached(boolean detached);
}
