package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.StatementChunks;
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

/** A writer's connection, with the statements that its server accepts. */
public final class WriterConnection implements AutoCloseable {

  static final int MAX_ROWS = 1000;

  private final Connection connection;
  private final RowFinder finder;
  private final MultiRowInsert insert;
  private final RowInserter insertNew;
  private final StatementChunks portions;
  private final Optional<LoadDataInsert> loadData;

  private WriterConnection(
      Connection connection,
      TableLayout layout,
      TableTraits traits,
      long maxAllowedPacket,
      Optional<LoadDataInsert> loadData) {
    this.connection = connection;
    this.finder =
        new RowFinder(
            connection,
            layout,
            StatementChunks.inPacket(StatementChunks.MAX_KEYS, maxAllowedPacket));
    this.insert = new MultiRowInsert(connection, layout.table());
    this.insertNew = traits.keepsVersions() ? new InsertMissing(finder, insert) : insert;
    this.portions = StatementChunks.inPacket(MAX_ROWS, maxAllowedPacket);
    this.loadData = loadData;
  }

  /**
   * Opens a connection, and finds out which statements the server accepts.
   *
   * @param directory an empty directory that only this writer uses
   */
  public static WriterConnection open(Database database, TableLayout layout, Path directory)
      throws SQLException {
    Connection connection = DataSources.forLocalInfile(database, directory).getConnection();
    try {
      connection.setAutoCommit(false);
      keepWarnings(connection);
      Map<String, String> variables = variables(connection);
      if (!"STATEMENT".equals(variables.get("binlog_format"))) {
        // Takes fewer locks than the default. With statement-based logging, a server refuses writes
        // in it.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      TableTraits traits = TableTraits.of(connection, layout.table());
      LoadDataInsert loadData = new LoadDataInsert(connection, layout.table(), directory);
      boolean isFast = !traits.isFilledByTrigger() && works(connection, loadData, layout);
      return new WriterConnection(
          connection,
          layout,
          traits,
          Long.parseLong(variables.get("max_allowed_packet")),
          isFast ? Optional.of(loadData) : Optional.empty());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * The fastest statement; empty if the server accepts only the other one. It inserts all rows, or
   * fails without telling which row is at fault.
   */
  public Optional<LoadDataInsert> loadData() {
    return loadData;
  }

  /** Inserts rows, and isolates the ones that the server refuses. */
  public RowInserter insert(BiConsumer<BatchRow, SQLException> refused) {
    return new ChunkedInsert(isolating(insertNew, refused), portions);
  }

  /** Inserts rows like {@link #insert}, and replaces existing rows with the same keys. */
  public RowInserter replace(BiConsumer<BatchRow, SQLException> refused) {
    return new ChunkedInsert(isolating(insert::replace, refused), portions);
  }

  private static RowInserter isolating(
      RowInserter inserter, BiConsumer<BatchRow, SQLException> refused) {
    return new Bisection<BatchRow>(inserter::insert, e -> false, refused)::run;
  }

  /** The values of the existing rows with these keys, locked against changes by others. */
  public Map<RowKey, String[]> find(List<RowKey> keys) throws SQLException {
    return finder.find(keys);
  }

  /** The JDBC connection. */
  public Connection jdbc() {
    return connection;
  }

  /** Commits the transaction. */
  public void commit() throws SQLException {
    connection.commit();
  }

  /** Rolls the transaction back. */
  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * Makes the server keep all warnings of a statement. Some servers require a privilege for it.
   * Without it, rows that cannot be verified are inserted by the other statement.
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
   * Loads a file without rows, because a server, or a proxy before it, may not support LOAD DATA
   * LOCAL.
   */
  private static boolean works(Connection connection, LoadDataInsert loadData, TableLayout layout)
      throws SQLException {
    try {
      loadData.insert(BatchRows.of(new PackedRows(0), layout));
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
