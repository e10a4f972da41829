package io.sluice.pipeline.scan;

import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ScannedTable;
import io.sluice.transforms.jdbc.Database;
import java.util.List;

/**
 * What to scan, and how: the options as a checked value.
 *
 * @param run the run's name, unique
 * @param table the table, and how it is read; its name does not count if there is a query
 * @param selection which rows and columns are read
 * @param output where they are written, and how
 */
public record ScanSpec(String run, ScannedTable table, ScanSelection selection, ScanOutput output) {

  /**
   * Checks the options of a scan and turns them into a value.
   *
   * @throws OptionException if one is missing or has a bad value
   */
  public static ScanSpec of(String run, ScanOptions options) {
    return new ScanSpec(
        run, ScannedTable.of(options), ScanSelection.of(options), ScanOutput.of(options));
  }

  /** How many connections to the database a worker may have open at once. */
  public int connectionsPerWorker() {
    // One for its rows, and one that asks for the server's load.
    return table.throttle().dependOnServer() ? 2 : 1;
  }

  /** The same scan of another database. */
  public ScanSpec from(Database database) {
    return new ScanSpec(run, table.in(database), selection, output);
  }

  Database database() {
    return table.database().orElseThrow();
  }

  /**
   * The settings that decide which rows are read and how they are written, as a string.
   *
   * @param scannedBy the columns of the key with their types; none for a cursor
   */
  String settings(List<String> scannedBy) {
    String schema = database().schema().isEmpty() ? "" : " schema=" + database().schema();
    return "engine=%s database=%s%s table=%s query=%s columns=%s where=%s by=%s nullKeys=%s to=%s compression=%s"
        .formatted(
            database().engine(),
            database().name(),
            schema,
            selection.isQuery() ? "" : table.name(),
            selection.query(),
            selection.columns(),
            selection.where(),
            scannedBy,
            selection.nullKeys(),
            output.form(),
            output.packing());
  }
}
