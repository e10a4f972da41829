package io.sluice.transforms.load.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Finds the ledger's tables: if they exist, the right to create them is not needed. */
final class LedgerTables {

  private static final String SELECT =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
          + " AND table_name IN ('%s', '%s')".formatted(LedgerSql.FILES, LedgerSql.BATCHES);

  private LedgerTables() {}

  /** The tables that do not exist, or that this user may not see. */
  static Set<String> missing(Connection connection) throws SQLException {
    Set<String> missing = new HashSet<>(LoadLedger.TABLES);
    try (PreparedStatement statement = connection.prepareStatement(SELECT);
        ResultSet existing = statement.executeQuery()) {
      while (existing.next()) {
        missing.remove(existing.getString(1));
      }
    }
    return missing;
  }
}
