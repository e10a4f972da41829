package io.sluice.transforms.jdbc.error;

import java.sql.SQLException;
import java.util.Set;

/**
 * Error numbers of MySQL and MariaDB that Sluice acts on. Numbers, because drivers and servers
 * disagree about SQLStates.
 */
public final class MySqlErrorCodes {

  private static final int NO_RIGHTS_ON_DATABASE = 1044;
  public static final int UNKNOWN_DATABASE = 1049;
  public static final int TABLE_EXISTS = 1050;
  private static final int OPEN_AS_READ_ONLY = 1036;
  public static final int DUPLICATE_COLUMN = 1060;

  /** A row with this key exists. */
  public static final int DUPLICATE_ENTRY = 1062;

  /** The user lacks a privilege on a table. */
  public static final int NO_RIGHTS_ON_TABLE = 1142;

  private static final int NO_RIGHTS_ON_COLUMN = 1143;
  public static final int NO_SUCH_TABLE = 1146;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int NO_PRIVILEGE = 1227;
  public static final int NO_DEFAULT = 1364;
  private static final int READ_ONLY = 1290;
  private static final int READ_ONLY_TRANSACTION = 1792;
  private static final int READ_ONLY_SERVER = 1836;
  private static final int READ_ONLY_ENGINE = 1874;
  private static final int READ_ONLY_DATABASE = 3989;

  private static final Set<Integer> READ_ONLY_ERRORS =
      Set.of(
          OPEN_AS_READ_ONLY,
          READ_ONLY,
          READ_ONLY_TRANSACTION,
          READ_ONLY_SERVER,
          READ_ONLY_ENGINE,
          READ_ONLY_DATABASE);

  private static final Set<Integer> MISSING_PRIVILEGES =
      Set.of(NO_RIGHTS_ON_DATABASE, NO_RIGHTS_ON_TABLE, NO_RIGHTS_ON_COLUMN, NO_PRIVILEGE);

  private MySqlErrorCodes() {}

  /** Whether the user or the server cannot write at all, whatever the table. */
  public static boolean forbidsWriting(SQLException e) {
    int number = e.getErrorCode();
    return MISSING_PRIVILEGES.contains(number) || READ_ONLY_ERRORS.contains(number);
  }

  /** Whether locks of other sessions caused the failure. */
  public static boolean isLockFailure(SQLException e) {
    return e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }

  /** Whether MySQL has no such table or view. */
  public static boolean isMissingTable(SQLException e) {
    return e.getErrorCode() == NO_SUCH_TABLE;
  }

  /** Whether the user lacks a MySQL privilege on a table or on some of its columns. */
  public static boolean isMissingColumnPrivilege(SQLException e) {
    return e.getErrorCode() == NO_RIGHTS_ON_TABLE || e.getErrorCode() == NO_RIGHTS_ON_COLUMN;
  }
}
