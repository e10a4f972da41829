package io.sluice.transforms.load.run;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.DatabaseException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Why a load has failed.
 *
 * @param cause what kind of failure it is
 * @param reason what happened, in one or more sentences for the user
 */
public record LoadFailure(Cause cause, String reason) implements Serializable {

  /** The kinds of failures. */
  public enum Cause {
    /** An input is damaged or unreadable. */
    INPUT,
    /** The database has failed, or does not fit. */
    DATABASE,
    /** Too many lines were rejected, or a record existed that must not. */
    REJECTED,
    /** The load was cancelled. */
    CANCELLED,
    /** Another run has claimed the files. */
    TAKEN_OVER,
    /** Anything else. */
    UNEXPECTED;

    /** The cause as it is stored and shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a stored cause; one that is unknown here is unexpected. */
    public static Cause parse(String text) {
      for (Cause cause : values()) {
        if (cause.text().equals(text)) {
          return cause;
        }
      }
      return UNEXPECTED;
    }
  }

  /** Fits into a column of 65,535 bytes. */
  private static final int MAX_REASON = 16_000;

  public LoadFailure {
    requireNonNull(cause, "cause is null");
    requireNonNull(reason, "reason is null");
    reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
  }

  /** Describes an exception that ends a load. */
  public static LoadFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException) {
        return new LoadFailure(Cause.INPUT, cause.getMessage());
      }
      if (cause instanceof TakenOverException) {
        return new LoadFailure(Cause.TAKEN_OVER, cause.getMessage());
      }
      if (cause instanceof DatabaseException) {
        return new LoadFailure(Cause.DATABASE, cause.getMessage());
      }
      if (cause instanceof LoadRejectedException) {
        return new LoadFailure(Cause.REJECTED, cause.getMessage());
      }
      if (cause instanceof LoadCancelledException) {
        return new LoadFailure(Cause.CANCELLED, cause.getMessage());
      }
    }
    return new LoadFailure(Cause.UNEXPECTED, unexpected(failure));
  }

  private static String unexpected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        // Its message may quote a record.
        return "A statement failed unexpectedly (error %d, SQLState %s)."
            .formatted(sql.getErrorCode(), sql.getSQLState());
      }
    }
    return failure instanceof UncheckedIOException
        ? failure.getMessage()
        : "Something unexpected happened: %s.".formatted(failure.getClass().getName());
  }

  /** The exception that ends a pipeline for this reason. */
  public RuntimeException exception() {
    return switch (cause) {
      case INPUT -> new InputException(reason);
      case DATABASE, TAKEN_OVER -> new DatabaseException(reason);
      case REJECTED -> new LoadRejectedException(reason);
      case CANCELLED -> new LoadCancelledException(reason);
      case UNEXPECTED -> new UncheckedIOException(reason, new IOException(reason));
    };
  }
}
