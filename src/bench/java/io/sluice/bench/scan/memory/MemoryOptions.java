package io.sluice.bench.scan.memory;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of the benchmark of memory. */
public interface MemoryOptions extends PipelineOptions {

  @Description("The rows of the smaller table.")
  @Default.Long(1_000_000)
  long getFewRows();

  void setFewRows(long fewRows);

  @Description("The rows of the larger table.")
  @Default.Long(10_000_000)
  long getManyRows();

  void setManyRows(long manyRows);

  @Description("The servers: mysql, mariadb, postgresql; all where none is named.")
  List<String> getServers();

  void setServers(List<String> servers);

  @Description("The directory for the report.")
  @Default.String("target/bench-memory")
  String getOut();

  void setOut(String out);
}
