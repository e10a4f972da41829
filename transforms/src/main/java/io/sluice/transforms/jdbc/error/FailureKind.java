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
 * What a failure of the database calls for. It is told by the server's error number, because
 * drivers and servers disagree about SQLStates; where there is no number the driver has failed, and
 * its exception tells.
 */
public enum FailureKind {
  /**
   * The database is in the way, not the row: the connection is lost, the server restarts, others
   * hold locks. The same again on a new connection will do.
   */
  TRANSIENT,
  /** The database refuses a row for what is in it. */
  DATA,
  /**
   * A statement or a transaction reached a limit of the server: a smaller one may succeed, the same
   * one will not.
   */
  LIMIT,
  /** Nothing will do before somebody mends something: no space, no rights, no such table. */
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
          1223, // a global read lock
          1226, // a resource limit of the user for a time
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
          1062, // duplicate entry in another key
          1118, // row too large
          1153, // larger than max_allowed_packet
          1216, // foreign key
          1242, // subquery of a trigger
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
          1425, // too big scale
          1441, // datetime overflow
          1452, // foreign key
          1526, // no partition for the value
          1644, // a trigger's SIGNAL
          1690, // out of range
          1748, // not in the partition
          1863, // row too large for the redo log
          3140, // invalid JSON
          3141, // invalid JSON
          3156, // invalid cast of JSON
          3751, // not a value of an expression's key
          3905, // too many values for an array's key
          3906, // too large values for an array's key
          3908, // no scalar for an array's key
          3819, // MySQL: CHECK
          4025 // MariaDB: CHECK
          );

  /** PostgreSQL has no numbers, and its driver's own failures have states like the server's. */
  private static final Set<String> POSTGRES_TRANSIENT_STATES =
      Set.of(
          "25006", // read-only transaction, as on a replica
          "25P03", // idle in a transaction for too long
          "53300", // too many connections
          "55P03", // lock not available
          "57P01", // the administrator shuts down, or ends the connection
          "57P02", // another backend has crashed
          "57P03", // the server starts or stops
          "57P05" // idle for too long
          );

  /** What a failure calls for. */
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
    // A constraint.
    return state.startsWith("23") ? DATA : ofState(state);
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** For the numbers that are not known here. */
  private static FailureKind ofState(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      // The connection is lost, or the transaction was rolled back, as clusters do.
      case "08", "40" -> TRANSIENT;
      // What a trigger signals with a number of its own.
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
