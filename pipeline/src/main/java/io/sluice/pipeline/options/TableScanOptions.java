package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Engine;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options for the table to scan; {@link ScannedTable} is their checked value. */
public interface TableScanOptions extends DatabaseOptions, ThrottleOptions {

  @Description("What kind of server it is: mysql (or MariaDB), or postgresql.")
  @Default.Enum("MYSQL")
  Engine getEngine();

  void setEngine(Engine engine);

  @Description(
      "On PostgreSQL, the schema of the tables. Default: the first schema on the search path that"
          + " has the table; if none has it, --table=sales.orders means table orders in schema"
          + " sales.")
  String getSchema();

  void setSchema(String schema);

  @Description("The table. Default: chat_messages.")
  String getTable();

  void setTable(String table);

  @Description(
      "The columns of the key to scan by, separated by commas; by default those of the primary key,"
          + " or else of the first unique index without NULLs.")
  List<String> getKey();

  void setKey(List<String> key);

  @Description("How long a page is tried again while the database is away: 30s, 10m, 2h.")
  @Default.String("10m")
  String getRetryFor();

  void setRetryFor(String retryFor);

  @Description("A file or URL that gets the summary as JSON.")
  String getSummary();

  void setSummary(String summary);
}
