package io.sluice.transforms.load.insert;

import io.sluice.transforms.files.PrivateDirectory;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.record.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** The statement that {@code LoadFiles} tries first to insert rows. */
public enum BulkStatement {
  /** LOAD DATA LOCAL. */
  LOAD_DATA,
  /** INSERT of many rows. */
  INSERT;

  /** The maximum number of rows in one INSERT. */
  public static final int MAX_INSERTED_ROWS = WriterConnection.MAX_ROWS;

  /**
   * Finds out which statement the server accepts, as each writer does: by sending a file without
   * rows.
   *
   * @param table the table, which must exist
   * @throws DatabaseException if the database fails
   */
  public static BulkStatement of(Database database, Table table) {
    try (PrivateDirectory directory = PrivateDirectory.create();
        WriterConnection connection =
            WriterConnection.open(database, new TableLayout(table), directory.path())) {
      return connection.loadData().isPresent() ? LOAD_DATA : INSERT;
    } catch (SQLException e) {
      throw DatabaseExceptions.of(
          database, Operation.of("finding the fastest statement for table %s", table.name()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
