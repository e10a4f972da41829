package io.sluice.transforms.load.ledger;

import static io.sluice.transforms.jdbc.error.MySqlErrorCodes.NO_RIGHTS_ON_TABLE;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.run.RunTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger's tables: if they exist, the right to create them is not needed. */
public final class LedgerTables {

  private static final String SELECT =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
          + " AND table_name IN ('%s', '%s', '%s')"
              .formatted(RunTable.NAME, LedgerSql.FILES, LedgerSql.BATCHES);

  private static final Map<String, String> CREATE =
      Map.of(
          RunTable.NAME,
          RunTable.CREATE,
          LedgerSql.FILES,
          LedgerSql.CREATE_FILES,
          LedgerSql.BATCHES,
          LedgerSql.CREATE_BATCHES);

  private LedgerTables() {}

  /**
   * Creates the ledger's missing tables; if none is missing, the right to create them is not
   * needed.
   *
   * @throws DatabaseException if the server refuses
   */
  public static void createIfMissing(Database database) {
    try (Connection connection = DataSources.forWriting(database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : missing(connection)) {
        statement.execute(CREATE.get(table));
      }
    } catch (SQLException e) {
      throw notCreated(database, e);
    }
  }

  /** Whether all tables of the ledger exist, and this user may see them. */
  public static boolean exist(Connection connection) throws SQLException {
    return missing(connection).isEmpty();
  }

  /** The exception for tables of the ledger that cannot be created. */
  static DatabaseException notCreated(Database database, SQLException e) {
    return e.getErrorCode() == NO_RIGHTS_ON_TABLE
        ? new DatabaseException(
            ("User %s may not create the tables %s, %s and %s in database %s; grant CREATE, SELECT,"
                    + " INSERT, UPDATE and DELETE on them, or use --ledger=off.")
                .formatted(
                    database.user(),
                    RunTable.NAME,
                    LedgerSql.FILES,
                    LedgerSql.BATCHES,
                    database.name()),
            e)
        : DatabaseExceptions.of(database, Operation.of("creating the ledger"), e);
  }

  /** The tables that do not exist, or that this user may not see. */
  static Set<String> missing(Connection connection) throws SQLException {
    Set<String> missing = new HashSet<>(CREATE.keySet());
    try (PreparedStatement statement = connection.prepareStatement(SELECT);
        ResultSet existing = statement.executeQuery()) {
      while (existing.next()) {
        missing.remove(existing.getString(1));
      }
    }
    return missing;
  }
}
