package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.session.JdbcIoDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Makes a table equal to the given counts: writes rows that are new or changed, and deletes rows of
 * sites and days without counts. Equal rows are not touched, so a second run writes nothing.
 * Readers see each row in its old or its new state; the table is never empty in between.
 *
 * <p>JdbcIO writes the rows. It suits this case: the rows are few, and writing one twice changes
 * nothing. It retries deadlocks and lock waits. If its connection is lost or a row is refused, the
 * pipeline fails; the rows already written stay, and the next run writes the rest. The DirectRunner
 * holds the existing and the new rows in memory at the same time.
 */
public final class WriteDays extends PTransform<PCollection<KV<SiteDay, DayCounts>>, PDone> {

  private static final long serialVersionUID = 1L;

  private static final KvCoder<SiteDay, DayCounts> ROW =
      KvCoder.of(SiteDayCoder.INSTANCE, DayCountsCoder.INSTANCE);

  private static final TupleTag<DayCounts> COUNTED = new TupleTag<>("counted");
  private static final TupleTag<DayCounts> WRITTEN = new TupleTag<>("written");
  private static final TupleTag<KV<SiteDay, DayCounts>> NEW = new TupleTag<>("new");
  private static final TupleTag<KV<SiteDay, DayCounts>> GONE = new TupleTag<>("gone");

  private final DailyTable table;
  private final Duration retryFor;

  private WriteDays(DailyTable table, Duration retryFor) {
    this.table = table;
    this.retryFor = retryFor;
  }

  /**
   * Writes to a table.
   *
   * @param table an existing table that fits
   * @param retryFor the time limit for retries while the table is read
   */
  public static WriteDays into(DailyTable table, Duration retryFor) {
    return new WriteDays(requireNonNull(table, "table is null"), retryFor);
  }

  @Override
  public PDone expand(PCollection<KV<SiteDay, DayCounts>> counted) {
    PCollection<KV<SiteDay, DayCounts>> written =
        counted
            .getPipeline()
            .apply("Read existing days", table.rows().retryFor(retryFor).rows(new Row(), ROW));
    PCollectionTuple changes =
        KeyedPCollectionTuple.of(COUNTED, counted)
            .and(WRITTEN, written)
            .apply("Join days", CoGroupByKey.create())
            .apply(
                "Compare days",
                ParDo.of(new CompareFn()).withOutputTags(NEW, TupleTagList.of(GONE)));
    write(changes.get(NEW), "Upsert", table.upsert());
    write(changes.get(GONE), "Delete", table.delete());
    return PDone.in(counted.getPipeline());
  }

  /**
   * Gathers the rows first: the DirectRunner makes a bundle for each key, and JdbcIO a connection
   * for each bundle.
   */
  private void write(PCollection<KV<SiteDay, DayCounts>> rows, String name, String sql) {
    rows.setCoder(ROW)
        .apply(
            name + ": together", Reshuffle.<KV<SiteDay, DayCounts>>viaRandomKey().withNumBuckets(1))
        .apply(
            name,
            JdbcIO.<KV<SiteDay, DayCounts>>write()
                .withDataSourceProviderFn(new JdbcIoDataSource(table.database()))
                .withStatement(sql)
                .withPreparedStatementSetter(new Bind())
                .withRetryConfiguration(JdbcIoDataSource.RETRY));
  }

  /** Maps an existing row. */
  private static final class Row implements RowMapper<KV<SiteDay, DayCounts>> {

    private static final long serialVersionUID = 1L;

    @Override
    public KV<SiteDay, DayCounts> mapRow(ResultSet row) throws SQLException {
      return KV.of(
          new SiteDay(row.getString(1), LocalDate.parse(row.getString(2))),
          new DayCounts(row.getLong(3), row.getLong(4), row.getLong(5)));
    }
  }

  private static final class CompareFn
      extends DoFn<KV<SiteDay, CoGbkResult>, KV<SiteDay, DayCounts>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void compare(@Element KV<SiteDay, CoGbkResult> row, MultiOutputReceiver out) {
      DayCounts counted = row.getValue().getOnly(COUNTED, null);
      DayCounts written = row.getValue().getOnly(WRITTEN, null);
      if (counted == null) {
        out.get(GONE).output(KV.of(row.getKey(), written));
      } else if (!counted.equals(written)) {
        out.get(NEW).output(KV.of(row.getKey(), counted));
      }
    }
  }

  /** Sets the parameters of both statements. */
  private static final class Bind
      implements JdbcIO.PreparedStatementSetter<KV<SiteDay, DayCounts>> {

    private static final long serialVersionUID = 1L;

    @Override
    public void setParameters(KV<SiteDay, DayCounts> row, PreparedStatement statement)
        throws SQLException {
      statement.setString(1, row.getKey().site());
      statement.setString(2, row.getKey().day().toString());
      statement.setLong(3, row.getValue().messages());
      statement.setLong(4, row.getValue().statuses());
      statement.setLong(5, row.getValue().senders());
    }
  }
}
