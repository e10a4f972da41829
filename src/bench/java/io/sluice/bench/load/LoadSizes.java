package io.sluice.bench.load;

import io.sluice.generate.IdOrder;
import io.sluice.pipeline.options.OptionException;
import java.util.Locale;

/**
 * How many rows are loaded.
 *
 * @param rows the rows that each contestant loads into the empty table
 * @param filledRows the rows that each contestant loads into the filled table
 * @param baseRows the rows that are in the filled table before
 * @param ids how the rows' ids follow each other
 */
public record LoadSizes(long rows, long filledRows, long baseRows, IdOrder ids) {

  // A line of 260 bytes is on disk three times while it is made; a row with its keys takes about
  // 400 bytes, and those that are there before have a copy.
  private static final long BYTES_PER_ROW = 3 * 260 + 400;
  private static final long BYTES_PER_BASE_ROW = BYTES_PER_ROW + 400;

  /** So that a run of 1,000,000 rows ends within 20 minutes. */
  private static final int PART_FOR_FILLED = 10;

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  public static LoadSizes of(LoadInputOptions options) {
    long rows = options.getRows();
    long filledRows =
        options.getFilledRows() == null ? rows / PART_FOR_FILLED : options.getFilledRows();
    if (Math.min(rows, Math.min(filledRows, options.getBaseRows())) < 1) {
      throw new OptionException("--rows, --filledRows and --baseRows need rows.");
    }
    return new LoadSizes(rows, filledRows, options.getBaseRows(), options.getIds());
  }

  /** The same where there is no filled table. */
  public LoadSizes withoutBase() {
    return new LoadSizes(rows, filledRows, 0, ids);
  }

  /** The rows that each contestant loads into a table. */
  public long rows(TableState table) {
    return table == TableState.EMPTY ? rows : filledRows;
  }

  /** The rows that are in a table before. */
  long rowsBefore(TableState table) {
    return table == TableState.EMPTY ? 0 : baseRows;
  }

  /** What is loaded into a table, in words. */
  public String title(TableState table) {
    return table == TableState.EMPTY
        ? String.format(Locale.ROOT, "%,d rows into an empty table", rows)
        : String.format(Locale.ROOT, "%,d rows into a table of %,d", filledRows, baseRows);
  }

  /** The disk that lines and tables take. */
  public long bytes() {
    return bytes(rows + filledRows) + baseRows * BYTES_PER_BASE_ROW;
  }

  /** The disk that more rows take. */
  public static long bytes(long rows) {
    return rows * BYTES_PER_ROW;
  }
}
