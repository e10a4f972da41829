package io.sluice.pipeline.load.status;

import io.sluice.pipeline.options.DatabaseOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options of the command {@code cancel}. */
public interface CancelOptions extends DatabaseOptions {

  @Description(
      "The run to cancel, by the name that sluice status shows. Of several starts of a run (name,"
          + " name.2), the latest.")
  String getRun();

  void setRun(String run);

  @Description("How long to wait for its end: 30s, 2m or 1h.")
  @Default.String("2m")
  String getWait();

  void setWait(String wait);
}
