package io.sluice.transforms.load.insert;

import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.error.SqlFailure;
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
 * Inserts with LOAD DATA LOCAL, the fastest statement there is: the rows go into a file of a
 * private directory and from there to the server. It makes warnings of all that is wrong with a
 * row; so what it did is believed only where each warning is for a key that was there already, and
 * there are as many of them as rows that are not new.
 */
public final class LoadDataInsert {

  /** No server keeps more warnings of one statement, and there may be one for each row. */
  public static final int MAX_ROWS = 65_535;

  /** The name of the file. */
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

  /** Its rows cannot be told to be right; the transaction is to be rolled back. */
  public static final class NotVerifiedException extends SQLException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * What the server did.
   *
   * @param made how many rows it made
   * @param others those for which it made none, their keys being there already; all of them where
   *     they cannot be told from the rest
   */
  public record Loaded(long made, BatchRows others) {}

  /**
   * Inserts rows with distinct keys, {@link #MAX_ROWS} at most: all of them, or none where it
   * fails.
   */
  public Loaded insert(BatchRows rows) throws SQLException {
    try (OutputStream out = Files.newOutputStream(file)) {
      rows.writeTo(out);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
    try (Statement statement = connection.createStatement()) {
      long made =
          statement.executeLargeUpdate(TableSql.loadData(table, TableLayout.sent(table), file));
      Set<String> keys = keysThere(statement, rows.size() - made);
      return new Loaded(made, notMade(rows, keys, rows.size() - made));
    } finally {
      delete();
    }
  }

  private static BatchRows notMade(BatchRows rows, Set<String> keys, long count) {
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
   * The keys that were there already.
   *
   * @throws NotVerifiedException where the server warns of anything else
   */
  private static Set<String> keysThere(Statement statement, long skipped) throws SQLException {
    Set<String> keys = new HashSet<>();
    long duplicates = 0;
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      if (warning.getErrorCode() != SqlFailure.DUPLICATE_ENTRY) {
        throw new NotVerifiedException();
      }
      duplicates++;
      // A server may say it in another language.
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
