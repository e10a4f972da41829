package io.sluice.pipeline.load;

import io.sluice.pipeline.options.Verbatim;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The command-line options of a load. {@link LoadSpec#of} turns them into a value once; nothing
 * below sees them. Their descriptions are the text of {@code load --help}.
 */
public interface LoadOptions extends TableOptions {

  /** The readers of files. */
  enum Reader {
    BLOCKS,
    TEXTIO
  }

  /** The writers of rows. */
  enum Writer {
    BULK,
    JDBCIO
  }

  @Description(
      "Files to load: names and patterns (*, ?, [a-z], {a,b}, and ** for all levels below),"
          + " separated by commas; the option can be repeated. gzip, bzip2 and zstd are"
          + " decompressed. The name of an existing file means that file, even with commas or"
          + " wildcards in it.")
  @Verbatim
  List<String> getInput();

  void setInput(List<String> input);

  @Description(
      "How files are read: blocks (in constant memory, byte for byte, rejects with their position),"
          + " or textio (Beam's TextIO, without --maxLineBytes).")
  @Default.Enum("BLOCKS")
  Reader getReader();

  void setReader(Reader reader);

  @Description(
      "How rows are written: bulk (a batch in one transaction, with a ledger; survives whatever the"
          + " database does), or jdbcio (Beam's JdbcIO.write, without --ledger and --retryFor)."
          + " Default: bulk; with --reader=textio, jdbcio.")
  Writer getWriter();

  void setWriter(Writer writer);

  @Description("Rows in one insert statement and transaction; only for --writer=jdbcio.")
  @Default.Integer(1000)
  int getBatchSize();

  void setBatchSize(int batchSize);

  @Description(
      "The directory or URL that gets the rejected lines, each with its reason, as NDJSON.")
  @Default.String(".sluice/rejects")
  String getRejects();

  void setRejects(String rejects);
}
