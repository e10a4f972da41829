package io.sluice.bench.load;

import io.sluice.generate.IdOrder;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of the benchmark as they are written; {@link BenchSpec} is their value. */
public interface BenchOptions extends PipelineOptions {

  @Description("The rows that each contestant loads into the empty table.")
  @Default.Long(1_000_000)
  long getRows();

  void setRows(long rows);

  @Description("The rows that each loads into the filled table; a tenth where not given.")
  Long getFilledRows();

  void setFilledRows(Long filledRows);

  @Description("The rows that are in the filled table before.")
  @Default.Long(5_000_000)
  long getBaseRows();

  void setBaseRows(long baseRows);

  @Description("How often each contestant loads into each table.")
  @Default.Integer(3)
  int getRounds();

  void setRounds(int rounds);

  @Description("How the rows' ids follow each other.")
  @Default.Enum("RANDOM")
  IdOrder getIds();

  void setIds(IdOrder ids);

  @Description("The tables: empty, filled.")
  List<String> getTables();

  void setTables(List<String> tables);

  @Description("The contestants; all where none is named.")
  List<String> getOnly();

  void setOnly(List<String> only);

  @Description("Compare the dry run with Jackson's parser.")
  @Default.Boolean(true)
  boolean isReading();

  void setReading(boolean reading);

  @Description("Let the server take connections over TLS.")
  @Default.Boolean(false)
  boolean isTls();

  void setTls(boolean tls);

  @Description("Load five times the rows, too, with the defaults.")
  @Default.Boolean(false)
  boolean isLinearity();

  void setLinearity(boolean linearity);

  @Description("The directory for the report.")
  @Default.String("target/bench")
  String getOut();

  void setOut(String out);
}
