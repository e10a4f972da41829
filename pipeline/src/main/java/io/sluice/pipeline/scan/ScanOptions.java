package io.sluice.pipeline.scan;

import io.sluice.pipeline.options.TableScanOptions;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The command-line options of a scan. {@link ScanSpec#of} turns them into a value once; nothing
 * below sees them. Their descriptions are the text of {@code scan --help}.
 */
public interface ScanOptions extends TableScanOptions {

  /** The ways to find rows. */
  enum By {
    AUTO,
    KEYSET,
    CURSOR,
    OFFSET
  }

  /** The formats of files. */
  enum Format {
    NDJSON,
    CSV,
    PARQUET
  }

  /** The compressions of files. */
  enum FileCompression {
    NONE,
    GZIP,
    ZSTD
  }

  @Description("A SELECT instead of a table; it is read with a cursor.")
  String getQuery();

  void setQuery(String query);

  @Description("The columns to read, separated by commas; by default all.")
  List<String> getColumns();

  void setColumns(List<String> columns);

  @Description("Which rows to read: a condition in SQL, as after WHERE.")
  String getWhere();

  void setWhere(String where);

  @Description(
      "How rows are found: keyset (page by page along a key, several ranges at a time), cursor (one"
          + " query, whose rows the server sends as they are read), or auto: keyset where the table"
          + " has a key for it.")
  @Default.Enum("AUTO")
  By getBy();

  void setBy(By by);

  @Description("Also read rows whose key contains a NULL; by default, such a key is refused.")
  @Default.Boolean(false)
  boolean getNullKeys();

  void setNullKeys(boolean nullKeys);

  @Description(
      "The prefix of the files' names: out/chat for out/chat-00000-of-00016.ndjson and so"
          + " on, one per range of keys; or - for one stream of rows on standard output.")
  String getOut();

  void setOut(String out);

  @Description("The format of the files: ndjson (a JSON object a line), csv or parquet.")
  @Default.Enum("NDJSON")
  Format getTo();

  void setTo(Format to);

  @Description(
      "The compression of the files: none, gzip or zstd; for Parquet, of the pages within them."
          + " Default: none, for Parquet zstd.")
  FileCompression getCompression();

  void setCompression(FileCompression compression);

  @Description("Resume a scan that was stopped; its complete files stay.")
  @Default.Boolean(false)
  boolean getResume();

  void setResume(boolean resume);
}
