package io.sluice.pipeline.annotate;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.transforms.annotate.TextStatistics;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.SessionCheck;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import io.sluice.transforms.scan.update.NewColumns;
import io.sluice.transforms.scan.update.UpdateJob;
import io.sluice.transforms.throttle.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Writes text statistics of a table's strings into columns beside them. A stopped run resumes after
 * the last committed page. A completed run deletes its state, so the next run scans the whole table
 * again: rows may have been added or changed meanwhile.
 */
public final class Annotation {

  private static final Set<Kind> STRING_KINDS = Set.of(Kind.TEXT, Kind.JSON);
  private static final Set<Kind> NUMBER_KINDS = Set.of(Kind.INTEGER, Kind.DECIMAL);

  private final AnnotateSpec spec;
  private final Database database;

  /**
   * @param spec the settings, with a database
   */
  public Annotation(AnnotateSpec spec) {
    this.spec = spec;
    this.database = spec.table().database().orElseThrow();
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @throws DatabaseException if the database fails, or the table does not fit
   * @throws IncompleteRunException if the pipeline ends before all ranges are done
   */
  public AnnotateSummary run(PipelineOptions options) {
    long start = System.nanoTime();
    SessionCheck.checkUpdating(database);
    Throttle.check(spec.table().throttle(), database);
    checkColumn();
    UpdateJob job = new UpdateJob(database, spec.job(), spec.table().retryFor());
    // Before adding a column that could never be written.
    strings().metadata().checkUpdatable();
    job.checkTables();
    prepareColumns();
    strings().checkUpdate(spec.columns().toArray(String[]::new));
    if (spec.restart()) {
      job.forget();
    }
    UpdateJob.State before = job.state();
    PipelineExecution.run(
        options,
        pipeline ->
            pipeline.apply(
                "Annotate",
                strings()
                    .update(
                        job.name(),
                        new TextMapper(),
                        new TextStatistics(spec.values()),
                        spec.table().throttle(),
                        spec.run(),
                        spec.columns().toArray(String[]::new))));
    UpdateJob.State done = job.state();
    if (done.ranges() == 0 || done.unfinished() > 0) {
      throw new IncompleteRunException(
          "%d of %d ranges are not done; run the same command again to resume."
              .formatted(done.unfinished(), done.ranges()));
    }
    job.forget();
    return new AnnotateSummary(
        done.updated(),
        done.failed(),
        before.updated() + before.failed(),
        (System.nanoTime() - start) / 1e9);
  }

  private void checkColumn() {
    if (!STRING_KINDS.contains(strings().metadata().scanColumns().get(0).kind())) {
      throw new DatabaseException(
          "The column %s of the table %s holds no strings."
              .formatted(spec.column(), spec.table().name()));
    }
    strings().metadata().checkKey();
  }

  private void prepareColumns() {
    checkNumbers();
    List<String> names = spec.table().scan().metadata().existingColumns(false);
    List<String> missing =
        spec.columns().stream()
            .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    if (!spec.addColumns()) {
      throw new DatabaseException(
          "The table %s has no column %s%s; --addColumns adds what is missing."
              .formatted(
                  spec.table().name(),
                  String.join(", ", missing),
                  spec.table().scan().metadata().hidesColumns()
                      ? ", or user %s may not use it".formatted(database.user())
                      : ""));
    }
    new NewColumns(database, spec.table().name(), missing).add(spec.table().retryFor());
  }

  /**
   * Checks the existing statistics columns that this user may read; writing needs no right to read.
   */
  private void checkNumbers() {
    Scan table = spec.table().scan();
    String[] existing =
        table.metadata().existingColumns(true).stream()
            .filter(name -> spec.columns().stream().anyMatch(name::equalsIgnoreCase))
            .toArray(String[]::new);
    if (existing.length == 0) {
      return;
    }
    for (ScanColumn column : table.columns(existing).metadata().scanColumns()) {
      if (!NUMBER_KINDS.contains(column.kind())) {
        throw new DatabaseException(
            "The column %s of the table %s does not hold integers."
                .formatted(column.name(), spec.table().name()));
      }
    }
  }

  private Scan strings() {
    return spec.table().scan().columns(spec.column()).where(spec.where());
  }

  /** Maps a row to its string, or null. */
  private static final class TextMapper implements RowMapper<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String mapRow(ResultSet row) throws SQLException {
      return row.getString(1);
    }
  }
}
