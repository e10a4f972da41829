package io.sluice.transforms.jdbc.error;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Server limits that smaller statements or transactions can stay within. */
public final class ServerLimit {

  private static final Set<Integer> ERRORS =
      Set.of(
          1969, // max_statement_time
          3024, // max_execution_time
          1317, // KILL QUERY, or a proxy that ends a statement
          1197, // max_binlog_cache_size
          1206, // memory for locks in innodb_buffer_pool_size
          1180, // write set too large for Galera, for example wsrep_max_ws_size
          3100 // group_replication_transaction_size_limit
          );

  private static final Set<String> STATES =
      Set.of(
          "57014", // statement_timeout, or pg_cancel_backend
          "25P04", // transaction_timeout
          "53400" // temp_file_limit
          );

  private ServerLimit() {}

  /** Whether a statement or a transaction failed because it reached a limit. */
  public static boolean isReached(SQLException e) {
    return e instanceof PSQLException
        ? STATES.contains(String.valueOf(e.getSQLState()))
        : ERRORS.contains(e.getErrorCode());
  }
}
