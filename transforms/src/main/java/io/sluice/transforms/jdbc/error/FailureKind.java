package io.sluice.transforms.jdbc.error;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * The reaction that a failure of the database calls for. It is determined by the server's error
 * number, because drivers and servers disagree about SQLStates. Without a number the driver has
 * failed, and its exception decides.
 */
public enum FailureKind {
  /**
   * The database is at fault, not the row: the connection is lost, the server restarts, or others
   * hold locks. A retry on a new connection may succeed.
   */
  TRANSIENT,
  /** The database refuses a row because of its contents. */
  DATA,
  /**
   * A statement or a transaction reached a limit of the server: a smaller one may succeed, the same
   * one cannot.
   */
  LIMIT,
  /** No retry succeeds until the cause is fixed: no space, no privilege, no such table. */
  STOP;

  private static final Set<Integer> TRANSIENT_ERRORS =
      Set.of(
          1020, // MariaDB: record has changed since last read
          1040, // too many connections
          1053, // server shutdown in progress
          1077, // normal shutdown
          1079, // shutdown complete
          1135, // cannot create a new thread
          1152, // aborted connection
          1158, // network: read error
          1159, // network: read timeout
          1160, // network: write error
          1161, // network: write timeout
          1184, // new aborted connection
          1203, // user has too many connections
          1205, // lock wait timeout
          1213, // deadlock
          1223, // global read lock
          1226, // resource limit of the user, per hour
          1290, // running with --read-only
          1317, // query interrupted
          1412, // table definition has changed
          1613, // XA: rolled back, took too long
          1614, // XA: deadlock
          1615, // statement needs to be prepared again
          1792, // read-only transaction
          1836, // read-only mode
          1927, // MariaDB: connection killed
          3032, // offline mode
          3169, // session killed
          3572, // NOWAIT, and locked
          4031 // disconnected for inactivity
          );

  private static final Set<Integer> DATA_ERRORS =
      Set.of(
          1048, // column cannot be null
          1062, // duplicate entry in another unique key
          1118, // row too large
          1153, // larger than max_allowed_packet
          1216, // foreign key
          1242, // a trigger's subquery returns several rows
          1264, // out of range
          1265, // data truncated
          1292, // incorrect value
          1300, // invalid character string
          1365, // division by zero
          1366, // incorrect string or integer
          1367, // illegal value
          1406, // data too long
          1411, // incorrect value for function
          1416, // geometry
          1425, // scale too big
          1441, // datetime overflow
          1452, // foreign key
          1526, // no partition for the value
          1644, // a trigger's SIGNAL
          1690, // out of range
          1748, // row not in the named partition
          1863, // row too large for the redo log
          3140, // invalid JSON
          3141, // invalid JSON
          3156, // invalid cast of JSON
          3751, // data truncated for a functional index
          3905, // too many values for a multi-valued index
          3906, // values too long for a multi-valued index
          3908, // not a scalar in a multi-valued index
          3819, // MySQL: CHECK
          4025 // MariaDB: CHECK
          );

  /**
   * PostgreSQL has no error numbers, and its driver's own failures have SQLStates like the
   * server's.
   */
  private static final Set<String> POSTGRES_TRANSIENT_STATES =
      Set.of(
          "25006", // read-only transaction, as on a replica
          "25P03", // idle in a transaction for too long
          "53300", // too many connections
          "55P03", // lock not available
          "57P01", // shutdown, or connection ended by an administrator
          "57P02", // crash of another backend
          "57P03", // server starting or stopping
          "57P05" // idle for too long
          );

  /** Classifies a failure. */
  public static FailureKind of(SQLException e) {
    FailureKind kind = e instanceof PSQLException ? ofPostgres(state(e)) : ofMySql(e);
    return kind != TRANSIENT && ServerLimit.isReached(e) ? LIMIT : kind;
  }

  private static FailureKind ofMySql(SQLException e) {
    int error = e.getErrorCode();
    if (TRANSIENT_ERRORS.contains(error)) {
      return TRANSIENT;
    }
    if (DATA_ERRORS.contains(error)) {
      return DATA;
    }
    return error == 0 ? ofDriver(e, state(e)) : ofState(state(e));
  }

  private static FailureKind ofPostgres(String state) {
    if (POSTGRES_TRANSIENT_STATES.contains(state)) {
      return TRANSIENT;
    }
    // A constraint violation.
    return state.startsWith("23") ? DATA : ofState(state);
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** Classifies a failure whose number is not listed here. */
  private static FailureKind ofState(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      // Connection lost, or transaction rolled back, for example by a cluster.
      case "08", "40" -> TRANSIENT;
      // Bad data, or a trigger's SIGNAL with a number of its own.
      case "22", "45" -> DATA;
      default -> STOP;
    };
  }

  private static FailureKind ofDriver(SQLException e, String state) {
    if (e instanceof PacketTooBigException) {
      return DATA;
    }
    boolean isConnection =
        state.startsWith("08")
            || e instanceof SQLRecoverableException
            || e instanceof SQLTransientConnectionException
            || e instanceof SQLNonTransientConnectionException;
    return isConnection || isCausedByIo(e) ? TRANSIENT : STOP;
  }

  private static boolean isCausedByIo(Throwable e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
