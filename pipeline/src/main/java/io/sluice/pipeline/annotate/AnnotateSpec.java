package io.sluice.pipeline.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.pipeline.Names;
import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.Sql;
import io.sluice.pipeline.WalkedTable;
import io.sluice.transforms.annotate.TextValue;
import io.sluice.transforms.jdbc.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What is computed of which texts: the options as a checked value.
 *
 * @param run the run's name, unique
 * @param table the table
 * @param where which rows; empty for all
 * @param column the column with the texts
 * @param values what is computed of them, each once, in the order of their definition
 * @param addColumns whether columns that are missing are added
 * @param restart whether it begins anew
 */
public record AnnotateSpec(
    String run,
    WalkedTable table,
    String where,
    String column,
    List<TextValue> values,
    boolean addColumns,
    boolean restart) {

  private static final List<TextValue> DEFAULT_VALUES =
      List.of(TextValue.WORDS, TextValue.CHARACTERS);

  private static final int DIGEST_DIGITS = 16;

  /**
   * Checks the options and turns them into a value.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  public static AnnotateSpec of(String run, AnnotateOptions options) {
    List<TextValue> values = values(options.getValues());
    String column = Names.checked("--column", options.getColumn(), options.getEngine());
    if (values.stream().anyMatch(value -> value.column().equals(column))) {
      throw new OptionException("--column=%s is where the numbers go.".formatted(column));
    }
    return new AnnotateSpec(
        run,
        WalkedTable.of(options),
        Sql.checked("--where", options.getWhere()),
        column,
        values,
        options.getAddColumns(),
        options.getRestart());
  }

  private static List<TextValue> values(List<String> words) {
    if (words == null || words.isEmpty()) {
      return DEFAULT_VALUES;
    }
    return words.stream().map(AnnotateSpec::value).distinct().sorted().toList();
  }

  private static TextValue value(String word) {
    return Arrays.stream(TextValue.values())
        .filter(value -> value.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new OptionException(
                    "--values=%s is none of words, characters, lines, links, mentions."
                        .formatted(word)));
  }

  /** The same in a database. */
  public AnnotateSpec in(Database database) {
    return new AnnotateSpec(run, table.in(database), where, column, values, addColumns, restart);
  }

  /** The columns for the numbers. */
  List<String> columns() {
    return values.stream().map(TextValue::column).toList();
  }

  /** A name that only those have that do the same. */
  public String job() {
    String all =
        "table=%s where=%s key=%s column=%s values=%s"
                .formatted(table.name(), where, table.key(), column, values)
            + table
                .database()
                .map(Database::schema)
                .filter(schema -> !schema.isEmpty())
                .map(" schema="::concat)
                .orElse("");
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return "annotate-" + HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
