package io.sluice.transforms.load.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Which of the ledger's tables are there: who finds them needs no right to create them. */
final class LedgerTables {

  private static final String SELECT =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
          + " AND table_name IN ('%s', '%s')".formatted(LedgerSql.FILES, LedgerSql.BATCHES);

  private LedgerTables() {}

  /** Those that are not there, or that this user may not see. */
  static Set<String> missing(Connection connection) throws SQLException {
    Set<String> missing = new HashSet<>(LoadLedger.TABLES);
    try (PreparedStatement statement = connection.prepareStatement(SELECT);
        ResultSet there = statement.executeQuery()) {
      while (there.next()) {
        missing.remove(there.getString(1));
      }
    }
    return missing;
  }
}
