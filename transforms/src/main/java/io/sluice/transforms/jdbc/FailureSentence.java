package io.sluice.transforms.jdbc;

import io.sluice.transforms.text.Printable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/**
 * Puts a failure into sentences for the user: {@code Reading the table orders failed at db:3306:
 * Table 'shop.orders' doesn't exist (error 1146, SQLState 42S02). The table does not exist. Check
 * --table and --database.}
 */
record FailureSentence(Database database, Operation operation, SQLException failure) {

  private static final KnownError ROW_SECURITY =
      new KnownError(
          "42501",
          false,
          Quoting.NAMES,
          "Row security may hide rows from this user.",
          "Use a user with BYPASSRLS, or the table's owner.");

  private static final KnownError DEFINER =
      new KnownError(
          "1142",
          false,
          Quoting.NAMES,
          "The definer of a trigger or a view lacks a right.",
          "Grant it, or create the trigger or view again by another user.");

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
    Optional<KnownError> known = known();
    String words = ServerWords.of(message(), quoting(known), names());
    boolean isOfLogin = known.isPresent() && known.get().isOfLogin();
    String sentence =
        "%s: %s%s.".formatted(failed(isOfLogin ? Operation.LOGIN : operation), words, number());
    return exception(known.map(error -> sentence + " " + error.advice()).orElse(sentence), words);
  }

  private Optional<KnownError> known() {
    if (isOfRowSecurity()) {
      return Optional.of(ROW_SECURITY);
    }
    if (isOfDefiner()) {
      return Optional.of(DEFINER);
    }
    return Optional.ofNullable(
        database.engine() == Engine.POSTGRESQL
            ? PostgresErrors.TABLE.get(state())
            : MySqlErrors.TABLE.get(Integer.toString(failure.getErrorCode())));
  }

  /** What drivers say of values that they do not understand has no form that could be relied on. */
  private Quoting quoting(Optional<KnownError> known) {
    boolean isOfValue = FailureKind.of(failure) == FailureKind.DATA || state().startsWith("22");
    if (isOfValue && (known.isEmpty() || isOfPostgresDriver())) {
      return Quoting.ANYTHING;
    }
    return known.map(KnownError::quoting).orElse(Quoting.UNKNOWN);
  }

  /** A trigger or a view runs with the rights of whoever has made it. */
  private boolean isOfDefiner() {
    Matcher denied = DENIED_USER.matcher(String.valueOf(failure.getMessage()));
    return denied.find() && !denied.group(1).equals(database.user());
  }

  /** The function that refuses to leave out rows; its words may be in the server's language. */
  private boolean isOfRowSecurity() {
    return failure instanceof PSQLException postgres
        && postgres.getServerErrorMessage() != null
        && "check_enable_rls".equals(postgres.getServerErrorMessage().getRoutine());
  }

  private boolean isOfPostgresDriver() {
    return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() == null;
  }

  /** Without PostgreSQL's details, which quote rows. */
  private String message() {
    return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
        ? postgres.getServerErrorMessage().getMessage()
        : failure.getMessage();
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

  private String number() {
    if (failure.getErrorCode() != 0) {
      return " (error %d, SQLState %s)".formatted(failure.getErrorCode(), state());
    }
    return state().isEmpty() ? "" : " (SQLState %s)".formatted(state());
  }

  private String state() {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /** The cause has the harmless words, too: runners write it into logs. */
  private DatabaseException exception(String sentences, String words) {
    SQLException cause = new SQLException(words, failure.getSQLState(), failure.getErrorCode());
    cause.setStackTrace(failure.getStackTrace());
    DriverFailure.causes(failure)
        .filter(IOException.class::isInstance)
        .findFirst()
        .ifPresent(cause::initCause);
    return new DatabaseException(Printable.of(sentences), cause);
  }
}
