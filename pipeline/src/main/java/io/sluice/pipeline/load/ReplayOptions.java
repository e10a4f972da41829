package io.sluice.pipeline.load;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The command-line options of a replay; {@link LoadSpec#ofReplay} reads them. */
public interface ReplayOptions extends TableOptions {

  @Description(
      "The directory or URL with the rejects to load again: its files *.ndjson, as a load has"
          + " written and you have corrected them. They are only read; those of dry runs"
          + " (dry-run-*) are skipped.")
  @Default.String(".sluice/rejects")
  String getRejects();

  void setRejects(String rejects);

  @Description(
      "The directory or URL for lines that are rejected again, in the same form. Default: again,"
          + " below --rejects.")
  String getAgain();

  void setAgain(String again);
}
