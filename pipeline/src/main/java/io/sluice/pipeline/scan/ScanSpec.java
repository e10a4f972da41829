package io.sluice.pipeline.scan;

import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ScannedTable;
import io.sluice.transforms.jdbc.Database;
import java.util.List;

/**
 * The checked options of a scan.
 *
 * @param run the run's name, unique
 * @param table the table and its scan settings; its name is ignored if there is a query
 * @param selection the rows and columns to read
 * @param output the files to write
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

  /** The maximum number of connections that a worker has open at once. */
  public int connectionsPerWorker() {
    // One reads rows, and one polls the server's load.
    return table.throttle().needServer() ? 2 : 1;
  }

  /** A copy of this spec for another database. */
  public ScanSpec withDatabase(Database database) {
    return new ScanSpec(run, table.withDatabase(database), selection, output);
  }

  Database database() {
    return table.database().orElseThrow();
  }

  /**
   * The settings that decide which rows are read and how they are written, as a string.
   *
   * @param scannedBy the key columns with their types; empty for a cursor
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
            output.format(),
            output.compression());
  }
}
