package io.sluice.pipeline.annotate;

import io.sluice.pipeline.options.TableScanOptions;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * The command-line options of an annotation. {@link AnnotateSpec#of} turns them into a value once;
 * nothing below sees them. Their descriptions are the text of {@code annotate --help}.
 */
public interface AnnotateOptions extends TableScanOptions {

  @Description("The column of strings.")
  @Default.String("data")
  String getColumn();

  void setColumn(String column);

  @Description(
      "The statistics of each string, separated by commas: words, characters, lines, links and"
          + " mentions, for the columns word_count, character_count, line_count, link_count and"
          + " mention_count. Default: words,characters.")
  List<String> getValues();

  void setValues(List<String> values);

  @Description("Add the missing columns to the table; by default, they are an error.")
  @Default.Boolean(false)
  boolean getAddColumns();

  void setAddColumns(boolean addColumns);

  @Description("Which rows: a condition in SQL, as after WHERE, such as \"word_count IS NULL\".")
  String getWhere();

  void setWhere(String where);

  @Description("Start again instead of resuming an earlier run.")
  @Default.Boolean(false)
  boolean getRestart();

  void setRestart(boolean restart);
}
