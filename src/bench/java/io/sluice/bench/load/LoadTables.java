package io.sluice.bench.load;

import io.sluice.bench.load.Contestant.Load;
import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The tables on the server: their states before a load, and their contents after it. */
public final class LoadTables {

  private final LoadSizes sizes;
  private final BenchServer server;
  private final Map<TableState, TableContents> contents = new EnumMap<>(TableState.class);

  public LoadTables(LoadSizes sizes, BenchServer server) {
    this.sizes = sizes;
    this.server = server;
  }

  /**
   * Saves the server's states, from which each load starts.
   *
   * @param base the rows of the filled table
   */
  public void make(Set<TableState> tables, Input base, Path log)
      throws IOException, SQLException, InterruptedException {
    TableContents.create(server.schema());
    server.save(TableState.EMPTY);
    if (tables.contains(TableState.FILLED)) {
      server.restore(TableState.EMPTY);
      Measured.run(Contestant.SLUICE_DIRECT.command(new Load(base, server)), log);
      server.schema().execute("DROP TABLE sluice_load, sluice_load_file, sluice_load_batch");
      server.save(TableState.FILLED);
    }
  }

  /**
   * Compares a loaded table with the one that the first load left.
   *
   * @param who the name of what has loaded
   * @param everyRow whether all columns of all rows are compared, or only their number
   * @throws BenchException when they differ
   */
  public void check(TableState table, String who, boolean everyRow) throws SQLException {
    TableContents found = TableContents.of(server.schema(), everyRow);
    TableContents first = contents.computeIfAbsent(table, it -> found);
    long rows = sizes.rowsBefore(table) + sizes.rows(table);
    if (found.rows() != rows || !found.isLike(first)) {
      throw new BenchException(
          "%s produced the wrong table: %s instead of %,d rows as in %s."
              .formatted(who, found, rows, first));
    }
  }
}
