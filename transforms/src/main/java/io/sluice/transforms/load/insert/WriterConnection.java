package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Portions;
import io.sluice.transforms.jdbc.error.Bisection;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.PackedRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One connection of a writer, with the statements that its server takes. */
public final class WriterConnection implements AutoCloseable {

  static final int MAX_ROWS = 1000;

  private final Connection connection;
  private final RowFinder finder;
  private final MultiRowInsert insert;
  private final RowInserter insertNew;
  private final Portions portions;
  private final Optional<LoadDataInsert> loadData;

  private WriterConnection(
      Connection connection,
      TableLayout shape,
      TableTraits traits,
      long maxAllowedPacket,
      Optional<LoadDataInsert> loadData) {
    this.connection = connection;
    this.finder =
        new RowFinder(connection, shape, Portions.inPacket(Portions.MAX_KEYS, maxAllowedPacket));
    this.insert = new MultiRowInsert(connection, shape.table());
    this.insertNew = traits.keepsVersions() ? new InsertMissing(finder, insert) : insert;
    this.portions = Portions.inPacket(MAX_ROWS, maxAllowedPacket);
    this.loadData = loadData;
  }

  /**
   * Opens a connection, and tries which statements the server takes.
   *
   * @param directory an empty directory of the writer's own
   */
  public static WriterConnection open(Database database, TableLayout shape, Path directory)
      throws SQLException {
    Connection connection = DataSources.forLocalInfile(database, directory).getConnection();
    try {
      connection.setAutoCommit(false);
      keepWarnings(connection);
      Map<String, String> variables = variables(connection);
      if (!"STATEMENT".equals(variables.get("binlog_format"))) {
        // Fewer locks than the default. A server that logs statements refuses to write with it.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      TableTraits traits = TableTraits.of(connection, shape.table());
      LoadDataInsert loadData = new LoadDataInsert(connection, shape.table(), directory);
      boolean isFast = !traits.isFilledByTrigger() && works(connection, loadData, shape);
      return new WriterConnection(
          connection,
          shape,
          traits,
          Long.parseLong(variables.get("max_allowed_packet")),
          isFast ? Optional.of(loadData) : Optional.empty());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * The fastest statement: it inserts all rows, or fails without telling which one is at fault.
   * Empty where the server takes only the other.
   */
  public Optional<LoadDataInsert> loadData() {
    return loadData;
  }

  /** Inserts rows, and isolates those that the server refuses. */
  public RowInserter insert(BiConsumer<BatchRow, SQLException> refused) {
    return new ChunkedInsert(isolating(insertNew, refused), portions);
  }

  /** The same, and replaces rows that have the same keys. */
  public RowInserter replace(BiConsumer<BatchRow, SQLException> refused) {
    return new ChunkedInsert(isolating(insert::replace, refused), portions);
  }

  private static RowInserter isolating(
      RowInserter inserter, BiConsumer<BatchRow, SQLException> refused) {
    return new Bisection<BatchRow>(inserter::insert, e -> false, refused)::run;
  }

  /** The values of the rows that have one of the keys; nobody else changes them from now on. */
  public Map<RowKey, String[]> find(List<RowKey> keys) throws SQLException {
    return finder.find(keys);
  }

  public Connection jdbc() {
    return connection;
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * Has the server keep all warnings of a statement. On some it takes a right of its own; without
   * it, what cannot be verified is inserted by the other statement.
   */
  private static void keepWarnings(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION max_error_count = " + LoadDataInsert.MAX_ROWS);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
    }
  }

  private static Map<String, String> variables(Connection connection) throws SQLException {
    Map<String, String> variables = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SHOW VARIABLES WHERE Variable_name IN ('max_allowed_packet', 'binlog_format')")) {
      while (row.next()) {
        variables.put(row.getString(1), row.getString(2));
      }
    }
    return variables;
  }

  /**
   * Loads a file without a row: a server, or a proxy before it, may know LOAD DATA LOCAL or not.
   */
  private static boolean works(Connection connection, LoadDataInsert loadData, TableLayout shape)
      throws SQLException {
    try {
      loadData.insert(BatchRows.of(new PackedRows(0), shape));
      return true;
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT || FailureKind.of(e) == FailureKind.LIMIT) {
        throw e;
      }
      connection.rollback();
      return false;
    }
  }
}
