package io.sluice.pipeline.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options that throttle a run. */
public interface ThrottleOptions extends PipelineOptions {

  @Description("The most rows a second that are read or written; by default any number.")
  @Default.Long(0)
  long getRateLimit();

  void setRateLimit(long rateLimit);

  @Description(
      "Status variables of the server and their bounds, such as Threads_running=25: while one is"
          + " above its bound the run pauses. Looked at every second.")
  List<String> getMaxLoad();

  void setMaxLoad(List<String> maxLoad);

  @Description(
      "A query for one number, and a bound: while the number is above it the run pauses. Such as"
          + " \"SELECT seconds FROM replica_lag>5\". Looked at every second.")
  String getPauseIf();

  void setPauseIf(String pauseIf);

  @Description(
      "The most connections to the database that are open at once, by all workers together; by"
          + " default half of those that the server takes.")
  Integer getMaxConnections();

  void setMaxConnections(Integer maxConnections);
}
