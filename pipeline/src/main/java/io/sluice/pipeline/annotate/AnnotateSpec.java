package io.sluice.pipeline.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.pipeline.options.NameOption;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ScannedTable;
import io.sluice.pipeline.options.SqlOption;
import io.sluice.transforms.annotate.TextStatistic;
import io.sluice.transforms.jdbc.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The checked options of an annotation.
 *
 * @param run the run's name, unique
 * @param table the table
 * @param where the condition for its rows; empty for all
 * @param column the column with the strings
 * @param values the statistics to compute, without repetition, in the order of their definition
 * @param addColumns whether to add missing columns
 * @param restart whether to start over instead of resuming
 */
public record AnnotateSpec(
    String run,
    ScannedTable table,
    String where,
    String column,
    List<TextStatistic> values,
    boolean addColumns,
    boolean restart) {

  private static final List<TextStatistic> DEFAULT_VALUES =
      List.of(TextStatistic.WORDS, TextStatistic.CHARACTERS);

  private static final int DIGEST_DIGITS = 16;

  /**
   * Checks the options and turns them into a value.
   *
   * @throws OptionException if an option is missing or has a bad value
   */
  public static AnnotateSpec of(String run, AnnotateOptions options) {
    List<TextStatistic> values = values(options.getValues());
    String column = NameOption.checked("--column", options.getColumn(), options.getEngine());
    if (values.stream().anyMatch(value -> value.column().equals(column))) {
      throw new OptionException("--column=%s is where the numbers go.".formatted(column));
    }
    return new AnnotateSpec(
        run,
        ScannedTable.of(options),
        SqlOption.checked("--where", options.getWhere()),
        column,
        values,
        options.getAddColumns(),
        options.getRestart());
  }

  private static List<TextStatistic> values(List<String> words) {
    if (words == null || words.isEmpty()) {
      return DEFAULT_VALUES;
    }
    return words.stream().map(AnnotateSpec::value).distinct().sorted().toList();
  }

  private static TextStatistic value(String word) {
    return Arrays.stream(TextStatistic.values())
        .filter(value -> value.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new OptionException(
                    "--values=%s is none of words, characters, lines, links, mentions."
                        .formatted(word)));
  }

  /** A copy of this spec for a database. */
  public AnnotateSpec withDatabase(Database database) {
    return new AnnotateSpec(
        run, table.withDatabase(database), where, column, values, addColumns, restart);
  }

  /** The columns for the statistics. */
  List<String> columns() {
    return values.stream().map(TextStatistic::column).toList();
  }

  /**
   * The name of the update job, derived from its settings: runs with the same settings share it.
   */
  public String job() {
    String settings =
        "table=%s where=%s key=%s column=%s values=%s"
                .formatted(table.name(), where, table.key(), column, values)
            + table
                .database()
                .map(Database::schema)
                .filter(schema -> !schema.isEmpty())
                .map(" schema="::concat)
                .orElse("");
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(UTF_8));
      return "annotate-" + HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
