package io.sluice.pipeline.load;

import io.sluice.pipeline.options.DatabaseOptions;
import io.sluice.pipeline.options.ThrottleOptions;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.record.OnTooLong;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The options shared by the jobs that write lines into a table: which table, which records, and
 * what happens to records that do not fit. Their descriptions are part of {@code --help}.
 */
public interface TableOptions extends DatabaseOptions, ThrottleOptions {

  /** Whether a load keeps a ledger. */
  enum LedgerUse {
    ON,
    OFF
  }

  @Description("The maximum length of a line; longer lines are rejected and never held in memory.")
  @Default.Integer(LineBlockReader.DEFAULT_MAX_LINE_BYTES)
  int getMaxLineBytes();

  void setMaxLineBytes(int maxLineBytes);

  @Description("The table; it and its database are created if they do not exist.")
  @Default.String("chat_messages")
  String getTable();

  void setTable(String table);

  @Description("Load only records of these types, separated by commas: message, status.")
  List<String> getTypes();

  void setTypes(List<String> types);

  @Description("Load only records of these site ids, separated by commas.")
  List<String> getSites();

  void setSites(List<String> sites);

  @Description(
      "Load only records from this timestamp on: 2016-09-17 or 2016-09-17T11:04:16Z (UTC).")
  String getSince();

  void setSince(String since);

  @Description("Load only records from before this timestamp: 2016-09-18 or 2016-09-18T00:00:00Z.")
  String getUntil();

  void setUntil(String until);

  @Description(
      "What happens to a record whose id exists in the table: keep (the row stays; other contents"
          + " go to the rejects as CONFLICT), latest (the greater timestamp stays), or fail (the"
          + " load ends with exit code 5).")
  @Default.Enum("KEEP")
  OnDuplicate getOnDuplicate();

  void setOnDuplicate(OnDuplicate onDuplicate);

  @Description(
      "Whether the tables sluice_load* record what is loaded: on, or off (no resume; for users who"
          + " may not create it).")
  @Default.Enum("ON")
  LedgerUse getLedger();

  void setLedger(LedgerUse ledger);

  @Description("Load the inputs again, whatever the ledger says about them. Existing rows stay.")
  @Default.Boolean(false)
  boolean getRestart();

  void setRestart(boolean restart);

  @Description(
      "Resume even if the table has lost rows because it was emptied, restored or replaced. What"
          + " the ledger has as loaded is not loaded again.")
  @Default.Boolean(false)
  boolean getAcceptLostRows();

  void setAcceptLostRows(boolean accept);

  @Description(
      "How long a batch is retried while the database is unavailable or holds locks: 30s, 10m, 2h."
          + " (A load that cannot reach it at the start ends at once.)")
  @Default.String("10m")
  String getRetryFor();

  void setRetryFor(String retryFor);

  @Description(
      "When the table's secondary indexes are built: with the rows (now), or after them (later),"
          + " which is much faster, but leaves the table without them in the meantime. auto is"
          + " later for a new or empty table, and now for all others.")
  @Default.Enum("AUTO")
  IndexTiming getIndexes();

  void setIndexes(IndexTiming indexes);

  @Description(
      "The target duration of a transaction, such as 0.5s. Longer ones are faster; shorter ones"
          + " spare replicas and sessions that wait for locks.")
  @Default.String("0.5s")
  String getCommitTarget();

  void setCommitTarget(String commitTarget);

  @Description(
      "What happens to a string that is longer than its column: reject (the line), or truncate (the"
          + " string; counted. Ids, senders and sites are never cut).")
  @Default.Enum("REJECT")
  OnTooLong getOnTooLong();

  void setOnTooLong(OnTooLong onTooLong);

  @Description(
      "The most lines that may be rejected, as a number or as a percentage of all lines (100,"
          + " 0.5%). With more, the run ends with exit code 5; what fits is loaded all the same. By"
          + " default, any number but not all.")
  String getMaxRejected();

  void setMaxRejected(String maxRejected);

  @Description("A file or URL that gets the summary as JSON.")
  String getSummary();

  void setSummary(String summary);

  @Description(
      "Read, check and filter everything, write nothing to the database; loaded then counts what"
          + " would be written.")
  @Default.Boolean(false)
  boolean getDryRun();

  void setDryRun(boolean dryRun);
}
