package io.sluice.transforms.jdbc.session;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import javax.sql.DataSource;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.joda.time.Duration;

/**
 * Opens connections for JdbcIO on the worker, where the password is read. On Flink, JdbcIO keeps
 * one connection from its first batch to the end of the job.
 *
 * @param database the database
 */
public record JdbcIoDataSource(Database database)
    implements SerializableFunction<Void, DataSource> {

  private static final int ATTEMPTS = 20;
  private static final Duration FIRST_BACK_OFF = Duration.millis(50);
  private static final Duration ALL_ATTEMPTS = Duration.standardMinutes(5);

  /** The retries after deadlocks and lock waits. */
  public static final JdbcIO.RetryConfiguration RETRY =
      JdbcIO.RetryConfiguration.create(ATTEMPTS, ALL_ATTEMPTS, FIRST_BACK_OFF);

  public JdbcIoDataSource {
    requireNonNull(database, "database is null");
  }

  @Override
  public DataSource apply(Void nothing) {
    return DataSources.forIdling(database);
  }
}
