package io.sluice.bench.scan.pairs;

import io.sluice.bench.pairs.PairOptions;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options of a comparison of scans as they are written. */
public interface ScanPairOptions extends PairOptions {

  @Description("The rows of the table.")
  @Default.Long(2_000_000)
  long getRows();

  void setRows(long rows);

  @Description("How the table is read: keyset, cursor. Default: both.")
  List<String> getOnly();

  void setOnly(List<String> only);

  @Description("The directory for the report.")
  @Default.String("target/bench-scan-pairs")
  String getOut();

  void setOut(String out);
}
