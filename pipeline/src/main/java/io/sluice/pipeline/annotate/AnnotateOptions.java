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

  @Description("The column with the texts.")
  @Default.String("data")
  String getColumn();

  void setColumn(String column);

  @Description(
      "What is computed of each text, separated by commas: words, characters, lines, links and"
          + " mentions, for the columns word_count, character_count, line_count, link_count and"
          + " mention_count. Default: words,characters.")
  List<String> getValues();

  void setValues(List<String> values);

  @Description("Add those of the columns that are missing to the table; by default that is said.")
  @Default.Boolean(false)
  boolean getAddColumns();

  void setAddColumns(boolean addColumns);

  @Description("Which rows: a condition in SQL, as behind WHERE; such as \"word_count IS NULL\".")
  String getWhere();

  void setWhere(String where);

  @Description("Begin anew, and not where an earlier run of the same was stopped.")
  @Default.Boolean(false)
  boolean getRestart();

  void setRestart(boolean restart);
}
