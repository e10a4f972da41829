package io.sluice.transforms.load.jdbcio;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.JdbcIoDataSource;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.record.RecordModel;
import java.sql.PreparedStatement;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes records as rows with JdbcIO, in batches of one statement and one transaction each. An
 * existing row with the same key stays as it is.
 *
 * <ul>
 *   <li>{@link #batchSize}: rows per batch; by default {@value #DEFAULT_BATCH_SIZE}.
 *   <li>{@link #table}: the table's name; by default the model's.
 *   <li>{@link #liveAs}: the run whose live progress is counted; by default none.
 * </ul>
 *
 * <p>Deadlocks and lock waits are retried. The limits of JdbcIO apply: a lost connection or a
 * refused row ends the pipeline, with earlier batches committed. Existing rows are not reported.
 *
 * @param <T> the record
 */
public final class WriteRows<T> extends PTransform<PCollection<T>, PDone> {

  private static final long serialVersionUID = 1L;

  /** The default number of rows in a batch. */
  public static final int DEFAULT_BATCH_SIZE = 1000;

  /** The minimum number of rows in a batch; JdbcIO accepts no smaller one. */
  public static final int MIN_BATCH_SIZE = 2;

  private final RecordModel<T> model;
  private final Database database;
  private final String table;
  private final int batchSize;
  private final String run;

  private WriteRows(
      RecordModel<T> model, Database database, String table, int batchSize, String run) {
    this.model = requireNonNull(model, "model is null");
    this.database = requireNonNull(database, "database is null");
    this.table = requireNonNull(table, "table is null");
    this.batchSize = batchSize;
    this.run = requireNonNull(run, "run is null");
  }

  /** Writes records into the table of their model. */
  public static <T> WriteRows<T> of(RecordModel<T> model, Database database) {
    return new WriteRows<>(model, database, model.table().name(), DEFAULT_BATCH_SIZE, "");
  }

  /** Sets the name of the table. */
  public WriteRows<T> table(String table) {
    return new WriteRows<>(model, database, table, batchSize, run);
  }

  /** Sets the number of rows in a batch, at least {@value #MIN_BATCH_SIZE}. */
  public WriteRows<T> batchSize(int batchSize) {
    if (batchSize < MIN_BATCH_SIZE) {
      throw new IllegalArgumentException(
          "batchSize " + batchSize + " is less than " + MIN_BATCH_SIZE);
    }
    return new WriteRows<>(model, database, table, batchSize, run);
  }

  /** Sets the name of the run whose live progress is counted; see {@link LiveCounts}. */
  public WriteRows<T> liveAs(String run) {
    return new WriteRows<>(model, database, table, batchSize, run);
  }

  @Override
  public PDone expand(PCollection<T> records) {
    return records.apply(
        "Insert",
        JdbcIO.<T>write()
            .withDataSourceProviderFn(new JdbcIoDataSource(database))
            .withStatement(TableSql.insertIgnoringDuplicates(model.table().named(table)))
            .withPreparedStatementSetter(new Bind<>(model, run))
            // JdbcIO flushes when it holds more than this.
            .withBatchSize(batchSize - 1L)
            .withRetryConfiguration(JdbcIoDataSource.RETRY));
  }

  private static final class Bind<T> implements JdbcIO.PreparedStatementSetter<T> {

    private static final long serialVersionUID = 1L;

    private final RecordModel<T> model;
    private final String run;
    private transient LiveCounts live;

    Bind(RecordModel<T> model, String run) {
      this.model = model;
      this.run = run;
    }

    @Override
    public void setParameters(T record, PreparedStatement statement) {
      if (live == null) {
        live = LiveCounts.of(run);
      }
      model.bind(record, new StatementRow(statement));
      live.rows(1);
    }
  }
}
