package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.SqlFailure;
import io.sluice.transforms.jdbc.TableSql;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.temporary.TemporaryFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/**
 * Inserts with LOAD DATA LOCAL, the fastest statement there is: the rows go into a file of a
 * private directory and from there to the server. It makes warnings of all that is wrong with a
 * row; so what it did is believed only where each warning is for a key that was there already, and
 * there are as many of them as rows that are not new.
 */
final class LoadDataInsert {

  /** No server keeps more warnings of one statement, and there may be one for each row. */
  static final int MAX_ROWS = 65_535;

  /** The name of the file. */
  static final String FILE = "rows.tsv";

  private final Connection connection;
  private final Table table;
  private final Path file;

  LoadDataInsert(Connection connection, Table table, Path directory) {
    this.connection = connection;
    this.table = table;
    this.file = directory.resolve(FILE);
  }

  /** Its rows cannot be told to be right; the transaction is to be rolled back. */
  static final class NotVerifiedException extends SQLException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Inserts rows with distinct keys, {@link #MAX_ROWS} at most: all of them, or none where it
   * fails.
   *
   * @return how many rows the server made
   */
  long insert(BatchRows rows) throws SQLException {
    try (OutputStream out = Files.newOutputStream(file)) {
      rows.writeTo(out);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
    try (Statement statement = connection.createStatement()) {
      long loaded =
          statement.executeLargeUpdate(TableSql.loadData(table, RowShape.sent(table), file));
      verify(statement, rows.size() - loaded);
      return loaded;
    } finally {
      delete();
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
  }

  private static void verify(Statement statement, long skipped) throws SQLException {
    long duplicates = 0;
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      if (warning.getErrorCode() != SqlFailure.DUPLICATE_ENTRY) {
        throw new NotVerifiedException();
      }
      duplicates++;
    }
    if (duplicates != skipped) {
      throw new NotVerifiedException();
    }
  }
}
