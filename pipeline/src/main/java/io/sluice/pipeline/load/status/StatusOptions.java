package io.sluice.pipeline.load.status;

import io.sluice.pipeline.options.DatabaseOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options of the command {@code status}. */
public interface StatusOptions extends DatabaseOptions {

  /** The output formats. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  @Description(
      "The run to show, by the name that the list has. Of several starts of a run (name, name.2),"
          + " the latest. By default, the latest runs are listed.")
  String getRun();

  void setRun(String run);

  @Description("How many runs to list.")
  @Default.Integer(20)
  int getLimit();

  void setLimit(int limit);

  @Description("What to print.")
  @Default.Enum("TEXT")
  Format getFormat();

  void setFormat(Format format);

  @Description("Show the progress of --run until it has ended.")
  @Default.Boolean(false)
  boolean isFollow();

  void setFollow(boolean follow);
}
