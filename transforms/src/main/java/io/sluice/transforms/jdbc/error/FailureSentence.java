package io.sluice.transforms.jdbc.error;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes a failure in sentences for the user: {@code Reading the table orders failed at db:3306:
 * Table 'shop.orders' doesn't exist (error 1146, SQLState 42S02). The table does not exist. Check
 * --table and --database.}
 */
record FailureSentence(Database database, Operation operation, SQLException failure) {

  private static final KnownError DEFINER =
      new KnownError(
          "1142",
          false,
          Quoting.NAMES,
          "The definer of a trigger or a view lacks a privilege.",
          "Grant it, or recreate the trigger or view as another user.");

  private static final Pattern DENIED_USER = Pattern.compile("command denied to user '([^']*)'@");

  DatabaseException exception() {
    Optional<DriverFailure> ofDriver = DriverFailure.of(database, failure);
    return ofDriver.isPresent() ? ofDriver(ofDriver.get()) : ofServer();
  }

  private DatabaseException ofDriver(DriverFailure driver) {
    Operation failed =
        switch (driver.when()) {
          case CONNECTING -> Operation.CONNECTING;
          case LOGIN -> Operation.LOGIN;
          case LATER -> operation;
        };
    return exception(
        "%s: %s. %s".formatted(failed(failed), driver.words(), driver.advice()), driver.words());
  }

  private DatabaseException ofServer() {
    ServerError error = new ServerError(database.engine(), failure);
    Optional<KnownError> known = isOfDefiner() ? Optional.of(DEFINER) : error.known();
    String words = error.words(names());
    boolean isOfLogin = known.isPresent() && known.get().isOfLogin();
    String sentence =
        "%s: %s%s."
            .formatted(failed(isOfLogin ? Operation.LOGIN : operation), words, error.number());
    return exception(known.map(it -> sentence + " " + it.advice()).orElse(sentence), words);
  }

  /** A trigger or a view runs with the privileges of its definer. */
  private boolean isOfDefiner() {
    Matcher denied = DENIED_USER.matcher(String.valueOf(failure.getMessage()));
    return denied.find() && !denied.group(1).equals(database.user());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(operation.names());
    names.add(database.name());
    names.add(database.user());
    return names;
  }

  private String failed(Operation failed) {
    String user = failed.equals(Operation.LOGIN) ? " as " + database.user() : "";
    return "%s%s failed at %s".formatted(failed.asSubject(), user, database.address());
  }

  /** The cause carries the masked message too, because runners log it. */
  private DatabaseException exception(String sentences, String words) {
    SQLException cause = new SQLException(words, failure.getSQLState(), failure.getErrorCode());
    cause.setStackTrace(failure.getStackTrace());
    DriverFailure.causes(failure)
        .filter(IOException.class::isInstance)
        .findFirst()
        .ifPresent(cause::initCause);
    return new DatabaseException(LogSanitizer.of(sentences), cause);
  }
}
