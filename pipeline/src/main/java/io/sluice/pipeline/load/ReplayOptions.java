package io.sluice.pipeline.load;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The command-line options of a replay; {@link LoadSpec#ofReplay} reads them. */
public interface ReplayOptions extends TableOptions {

  @Description(
      "The directory with the rejects to put back in: its files *.ndjson, as a load has written"
          + " them and somebody has corrected them. They are only read; those of dry runs"
          + " (dry-run-*) are passed over.")
  @Default.String(".sluice/rejects")
  String getRejects();

  void setRejects(String rejects);

  @Description(
      "The directory that gets what is rejected again, in the same form. By default the directory"
          + " again in that of --rejects.")
  String getAgain();

  void setAgain(String again);
}
