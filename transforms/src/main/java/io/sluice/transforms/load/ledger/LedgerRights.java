package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.PrivilegeProbe;
import io.sluice.transforms.load.run.RunTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether a user has the rights for a ledger, without writing anything. */
public final class LedgerRights {

  private static final Operation CHECKING = Operation.of("checking that the ledger can be written");

  private LedgerRights() {}

  /**
   * Checks that the ledger's tables can be used, and created if they are missing.
   *
   * @param database the database, which must exist
   * @param restart whether entries will be deleted
   * @return the failure; empty if there is none
   */
  public static Optional<DatabaseException> failure(Database database, boolean restart) {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      for (String table : LedgerTables.missing(connection)) {
        Optional<SQLException> refusal = PrivilegeProbe.ofCreate(connection, table).forbidden();
        if (refusal.isPresent()) {
          return Optional.of(LedgerTables.notCreated(database, refusal.get()));
        }
      }
      return statements(restart)
          .flatMap(sql -> PrivilegeProbe.ofExplained(connection, literal(sql)).forbidden().stream())
          .findFirst()
          .map(e -> DatabaseExceptions.of(database, CHECKING, e));
    } catch (SQLException e) {
      return Optional.of(DatabaseExceptions.of(database, CHECKING, e));
    }
  }

  private static Stream<String> statements(boolean restart) {
    List<String> statements =
        new ArrayList<>(
            List.of(
                LedgerLayout.CURRENT.selectFiles(1),
                LedgerSql.SELECT_BATCH,
                LedgerSql.claimFiles(1),
                LedgerSql.INSERT_BATCH,
                LedgerSql.finishFiles(1)));
    statements.addAll(RunTable.NEEDED);
    if (restart) {
      statements.add(LedgerSql.FORGET_BATCHES);
    }
    return statements.stream();
  }

  /** Replaces the parameters by a literal; their values do not affect the rights. */
  private static String literal(String sql) {
    return sql.replace("?", "'0'");
  }
}
