package io.sluice.bench.load;

import io.sluice.generate.IdOrder;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options for what is loaded, by whom and where to; {@link LoadSizes} is the value of some. */
public interface LoadInputOptions extends PipelineOptions {

  @Description("The rows that each contestant loads into the empty table.")
  @Default.Long(1_000_000)
  long getRows();

  void setRows(long rows);

  @Description("The rows that each loads into the filled table. Default: a tenth of --rows.")
  Long getFilledRows();

  void setFilledRows(Long filledRows);

  @Description("The rows already in the filled table.")
  @Default.Long(5_000_000)
  long getBaseRows();

  void setBaseRows(long baseRows);

  @Description("The order of the rows' ids.")
  @Default.Enum("RANDOM")
  IdOrder getIds();

  void setIds(IdOrder ids);

  @Description("The tables: empty, filled.")
  List<String> getTables();

  void setTables(List<String> tables);

  @Description("The contestants.")
  List<String> getOnly();

  void setOnly(List<String> only);

  @Description("Let the server take connections over TLS.")
  @Default.Boolean(false)
  boolean isTls();

  void setTls(boolean tls);
}
