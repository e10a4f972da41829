package io.sluice.transforms.load.insert;

import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.record.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inserts rows with LOAD DATA LOCAL, the fastest statement. The rows go into a file of a private
 * directory, and from there to the server. The statement turns every error in a row into a warning.
 * So its result is trusted only if each warning is for an existing key, and there are as many
 * warnings as rows that are not new.
 */
public final class LoadDataInsert {

  /** The maximum number of warnings that servers keep for one statement; each row may cause one. */
  public static final int MAX_ROWS = 65_535;

  /** The name of the data file. */
  static final String FILE = "rows.tsv";

  private static final Pattern DUPLICATE =
      Pattern.compile("Duplicate entry '(.*)' for key '.*'", Pattern.DOTALL);

  private final Connection connection;
  private final Table table;
  private final Path file;

  LoadDataInsert(Connection connection, Table table, Path directory) {
    this.connection = connection;
    this.table = table;
    this.file = directory.resolve(FILE);
  }

  /** Thrown if the result cannot be verified; the transaction must be rolled back. */
  public static final class NotVerifiedException extends SQLException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The result of an insert.
   *
   * @param inserted the number of inserted rows
   * @param others the rows that were not inserted, because their keys exist; all rows if they
   *     cannot be told from the rest
   */
  public record Loaded(long inserted, BatchRows others) {}

  /** Inserts up to {@link #MAX_ROWS} rows with distinct keys: all of them, or none if it fails. */
  public Loaded insert(BatchRows rows) throws SQLException {
    try (OutputStream out = Files.newOutputStream(file)) {
      rows.writeTo(out);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
    try (Statement statement = connection.createStatement()) {
      long inserted =
          statement.executeLargeUpdate(TableSql.loadData(table, TableLayout.sent(table), file));
      Set<String> keys = existingKeys(statement, rows.size() - inserted);
      return new Loaded(inserted, notInserted(rows, keys, rows.size() - inserted));
    } finally {
      delete();
    }
  }

  private static BatchRows notInserted(BatchRows rows, Set<String> keys, long count) {
    BatchRows named = rows.withKeys(keys);
    return count == 0 || named.size() == count && rows.haveNamedKeys() ? named : rows;
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
  }

  /**
   * The keys that existed before.
   *
   * @throws NotVerifiedException if the server warns of anything else
   */
  private static Set<String> existingKeys(Statement statement, long skipped) throws SQLException {
    Set<String> keys = new HashSet<>();
    long duplicates = 0;
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      if (warning.getErrorCode() != MySqlErrorCodes.DUPLICATE_ENTRY) {
        throw new NotVerifiedException();
      }
      duplicates++;
      // The server may report in another language.
      Matcher matcher = DUPLICATE.matcher(warning.getMessage());
      if (matcher.matches()) {
        keys.add(matcher.group(1));
      }
    }
    if (duplicates != skipped) {
      throw new NotVerifiedException();
    }
    return keys;
  }
}
