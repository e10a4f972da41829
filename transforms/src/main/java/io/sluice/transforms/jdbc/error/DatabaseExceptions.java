package io.sluice.transforms.jdbc.error;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import java.sql.SQLException;
import java.util.Collection;

/** Describes failures of a database in sentences for the user. */
public final class DatabaseExceptions {

  private DatabaseExceptions() {}

  /**
   * Creates the exception for the user: what failed and where, the server's message and number,
   * what it means and what to do about it. Neither its message nor its cause contains the contents
   * of a record.
   *
   * @param operation what Sluice was doing
   */
  public static DatabaseException of(Database database, Operation operation, SQLException e) {
    return new FailureSentence(database, operation, e).exception();
  }

  /**
   * Describes why a server refuses a row, with its message and number, but without the row's
   * contents.
   *
   * @param names names of the table and its columns
   */
  public static String refusal(SQLException e, Collection<String> names) {
    ServerError error = new ServerError(Engine.MYSQL, e);
    String words =
        error
            .known()
            .filter(known -> known.quoting() == Quoting.ANYTHING)
            .map(KnownError::clause)
            .orElseGet(() -> error.words(names));
    return words + error.number();
  }
}
