package io.sluice.transforms.jdbc.error;

import io.sluice.transforms.jdbc.Engine;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** A server's error, with what is known about its number. */
record ServerError(Engine engine, SQLException failure) {

  private static final KnownError ROW_SECURITY =
      new KnownError(
          "42501",
          false,
          Quoting.NAMES,
          "Row security may hide rows from this user.",
          "Use a user with BYPASSRLS, or the table's owner.");

  Optional<KnownError> known() {
    if (isOfRowSecurity()) {
      return Optional.of(ROW_SECURITY);
    }
    return Optional.ofNullable(
        engine == Engine.POSTGRESQL
            ? PostgresErrors.TABLE.get(state())
            : MySqlErrors.TABLE.get(Integer.toString(failure.getErrorCode())));
  }

  /**
   * The server's message, without the contents of records.
   *
   * @param names the names that may be shown
   */
  String words(Collection<String> names) {
    return SafeServerMessage.of(message(), quoting(), names);
  }

  /** A driver's own message about a value that it does not understand has no reliable format. */
  private Quoting quoting() {
    boolean isOfValue = FailureKind.of(failure) == FailureKind.DATA || state().startsWith("22");
    if (isOfValue && (known().isEmpty() || isOfPostgresDriver())) {
      return Quoting.ANYTHING;
    }
    return known().map(KnownError::quoting).orElse(Quoting.UNKNOWN);
  }

  /**
   * Whether the error comes from the server function that refuses to omit rows. The message cannot
   * tell, because the server may translate it.
   */
  private boolean isOfRowSecurity() {
    return failure instanceof PSQLException postgres
        && postgres.getServerErrorMessage() != null
        && "check_enable_rls".equals(postgres.getServerErrorMessage().getRoutine());
  }

  private boolean isOfPostgresDriver() {
    return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() == null;
  }

  /** Omits PostgreSQL's details, which quote rows. */
  private String message() {
    return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
        ? postgres.getServerErrorMessage().getMessage()
        : failure.getMessage();
  }

  /** The error number and the SQLState in parentheses, if present. */
  String number() {
    if (failure.getErrorCode() != 0) {
      return " (error %d, SQLState %s)".formatted(failure.getErrorCode(), state());
    }
    return state().isEmpty() ? "" : " (SQLState %s)".formatted(state());
  }

  private String state() {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }
}
