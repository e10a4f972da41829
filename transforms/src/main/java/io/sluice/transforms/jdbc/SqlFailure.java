package io.sluice.transforms.jdbc;

import io.sluice.transforms.text.Printable;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failure of the database means, in one sentence. It is told by the server's error number,
 * because drivers and servers disagree about SQLStates.
 */
public final class SqlFailure {

  private static final int NO_ERROR_NUMBER = 0;
  private static final int TOO_MANY_CONNECTIONS = 1040;
  private static final int NO_RIGHTS_ON_DATABASE = 1044;
  private static final int ACCESS_DENIED = 1045;
  static final int UNKNOWN_DATABASE = 1049;
  static final int TABLE_EXISTS = 1050;
  private static final int TABLE_FULL = 1114;
  private static final int HOST_NOT_ALLOWED = 1130;
  private static final int OPEN_AS_READ_ONLY = 1036;
  static final int DUPLICATE_COLUMN = 1060;

  /** A row with this key is there already. */
  public static final int DUPLICATE_ENTRY = 1062;

  /** The user lacks a right on a table. */
  public static final int NO_RIGHTS_ON_TABLE = 1142;

  private static final int NO_RIGHTS_ON_COLUMN = 1143;
  static final int NO_SUCH_TABLE = 1146;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int NO_PRIVILEGE = 1227;
  static final int NO_DEFAULT = 1364;
  private static final int READ_ONLY = 1290;
  private static final int READ_ONLY_TRANSACTION = 1792;
  private static final int READ_ONLY_SERVER = 1836;
  private static final int READ_ONLY_ENGINE = 1874;
  private static final int READ_ONLY_DATABASE = 3989;

  private static final Set<Integer> READ_ONLIES =
      Set.of(
          OPEN_AS_READ_ONLY,
          READ_ONLY,
          READ_ONLY_TRANSACTION,
          READ_ONLY_SERVER,
          READ_ONLY_ENGINE,
          READ_ONLY_DATABASE);

  private static final Pattern DENIED_USER = Pattern.compile("denied to user '([^']*)'@");

  /** What is missing to a trigger or a view; the message names it, and quotes no record. */
  private static final Set<Integer> BROKEN_DEFINITIONS =
      Set.of(
          1054, // no such column
          NO_SUCH_TABLE,
          1305, // no such procedure or function
          1356, // a view whose tables are gone
          NO_DEFAULT,
          1370, // no right to run a procedure or function
          1442, // a trigger writes to its own table
          1449 // no such definer
          );

  private static final Set<Integer> MISSING_RIGHTS =
      Set.of(NO_RIGHTS_ON_DATABASE, NO_RIGHTS_ON_TABLE, NO_RIGHTS_ON_COLUMN, NO_PRIVILEGE);

  private SqlFailure() {}

  /** The exception with the sentence that says what happened. */
  public static DatabaseException of(Database database, SQLException e) {
    return new DatabaseException(sentence(database, e), e);
  }

  /** The same, for a refusal to make the database with what is to be in it. */
  static DatabaseException ofMissingDatabase(Database database, SQLException e) {
    return MISSING_RIGHTS.contains(e.getErrorCode())
        ? new DatabaseException(withoutRights(database), e)
        : of(database, e);
  }

  /** Whether it is the user or the server that cannot write, whatever the table is like. */
  static boolean forbidsWriting(SQLException e) {
    int number = e.getErrorCode();
    return MISSING_RIGHTS.contains(number) || READ_ONLIES.contains(number);
  }

  /** Whether the locks of others were in the way. */
  public static boolean isOfLocks(SQLException e) {
    return e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }

  private static String sentence(Database database, SQLException e) {
    String server = "the database at " + database.address();
    return switch (e.getErrorCode()) {
      case NO_ERROR_NUMBER -> withoutNumber(database, server, e);
      case ACCESS_DENIED -> refused(database, server);
      case NO_RIGHTS_ON_DATABASE -> withoutRights(database);
      case NO_RIGHTS_ON_TABLE, NO_RIGHTS_ON_COLUMN, NO_PRIVILEGE -> lacking(database, e);
      case UNKNOWN_DATABASE -> missing(database);
      case TOO_MANY_CONNECTIONS -> sentence("Too many connections are open at " + server, e);
      case HOST_NOT_ALLOWED -> sentence("This host may not connect to " + server, e);
      case TABLE_FULL -> sentence("There is no space left in " + server, e);
      case LOCK_WAIT_TIMEOUT -> sentence("Others kept rows locked for too long in " + server, e);
      case DEADLOCK -> sentence("Deadlocks did not end in " + server, e);
      case OPEN_AS_READ_ONLY,
          READ_ONLY,
          READ_ONLY_TRANSACTION,
          READ_ONLY_SERVER,
          READ_ONLY_ENGINE,
          READ_ONLY_DATABASE ->
          sentence("Nothing can be written: read-only is " + server, e);
      default ->
          BROKEN_DEFINITIONS.contains(e.getErrorCode())
              ? "A statement was refused by %s: %s (error %d)."
                  .formatted(server, withoutDot(e.getMessage()), e.getErrorCode())
              // The message may quote a record's contents, which do not belong on a screen.
              : sentence("A statement was refused by " + server, e);
    };
  }

  private static String withoutRights(Database database) {
    return "User %s has no rights on database %s at %s."
        .formatted(database.user(), database.name(), database.address());
  }

  /** A failure of the driver's, or one of PostgreSQL, which has states alone. */
  private static String withoutNumber(Database database, String server, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> refused(database, server);
      case "3D000" -> missing(database);
      case "42501" -> lacking(database, e);
      case "53300" -> sentence("Too many connections are open at " + server, e);
      default ->
          state.startsWith("08")
              ? withoutConnection(server, e)
              : "The driver could not use %s: %s.".formatted(server, withoutDot(e.getMessage()));
    };
  }

  private static String refused(Database database, String server) {
    return "User %s was refused by %s: no such user, or not this password."
        .formatted(database.user(), server);
  }

  private static String missing(Database database) {
    return "There is no database %s at %s.".formatted(database.name(), database.address());
  }

  private static String lacking(Database database, SQLException e) {
    String message = withoutDot(e.getMessage());
    Matcher denied = DENIED_USER.matcher(message);
    boolean isOther = denied.find() && !denied.group(1).equals(database.user());
    return "%s lacks a right in database %s at %s: %s."
        .formatted(
            isOther ? "The definer of a trigger or view" : "User " + database.user(),
            database.name(),
            database.address(),
            message);
  }

  private static String withoutConnection(String server, SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "There is no such host: %s.".formatted(server);
      }
      if (cause instanceof ConnectException) {
        return "Nothing listens there: %s.".formatted(server);
      }
      if (cause instanceof SocketTimeoutException) {
        return "No answer came in time from %s.".formatted(server);
      }
    }
    return "The connection was lost to %s.".formatted(server);
  }

  private static String sentence(String words, SQLException e) {
    return "%s (error %d, SQLState %s).".formatted(words, e.getErrorCode(), e.getSQLState());
  }

  private static String withoutDot(String message) {
    String line = message == null ? "no reason given" : message.lines().findFirst().orElse("");
    return Printable.of(line.replaceFirst("\\.$", ""));
  }
}
