package io.sluice.transforms.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** A limit of the server on statements or transactions, which smaller ones may keep to. */
public enum ServerLimit {
  MAX_STATEMENT_TIME("1969", "max_statement_time"),
  MAX_EXECUTION_TIME("3024", "max_execution_time"),
  /** A proxy ends statements in this way, and so does an administrator. */
  INTERRUPTED("1317", "a time limit of a proxy, or a KILL QUERY"),
  MAX_BINLOG_CACHE_SIZE("1197", "max_binlog_cache_size"),
  LOCKS("1206", "the room for locks in innodb_buffer_pool_size"),
  /** Galera refuses a write set that is too large when it is committed. */
  WRITE_SET("1180", "the size of a transaction, such as wsrep_max_ws_size"),
  GROUP_TRANSACTION("3100", "group_replication_transaction_size_limit"),
  STATEMENT_TIMEOUT("57014", "statement_timeout, or a pg_cancel_backend"),
  TRANSACTION_TIMEOUT("25P04", "transaction_timeout"),
  TEMP_FILES("53400", "temp_file_limit");

  private final String code;
  private final String words;

  ServerLimit(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The limit that a statement or transaction has reached; empty for any other failure. */
  public static Optional<ServerLimit> of(SQLException e) {
    String code = e instanceof PSQLException ? e.getSQLState() : Integer.toString(e.getErrorCode());
    return Arrays.stream(values()).filter(limit -> limit.code.equals(code)).findFirst();
  }

  /** The setting's name, or what else the user can look for. */
  String words() {
    return words;
  }

  String code() {
    return code;
  }
}
