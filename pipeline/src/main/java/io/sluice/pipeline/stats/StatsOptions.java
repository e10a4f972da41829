package io.sluice.pipeline.stats;

import io.sluice.pipeline.options.TableScanOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The command-line options of a count. {@link StatsSpec#of} turns them into a value once; nothing
 * below sees them. Their descriptions are the text of {@code stats --help}.
 */
public interface StatsOptions extends TableScanOptions {

  @Description("The table for the numbers; it is made where it is missing.")
  @Default.String("chat_site_daily")
  String getInto();

  void setInto(String into);
}
