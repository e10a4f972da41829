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
 * Writes numbers of a table's texts into columns beside them. What is stopped goes on behind the
 * last page that was committed; what is done is forgotten, so that the next run walks the table
 * again, as others have come and changed meanwhile.
 */
public final class Annotation {

  private static final Set<Kind> TEXTS = Set.of(Kind.TEXT, Kind.JSON);
  private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL);

  private final AnnotateSpec spec;
  private final Database database;

  /**
   * @param spec with a database
   */
  public Annotation(AnnotateSpec spec) {
    this.spec = spec;
    this.database = spec.table().database().orElseThrow();
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @throws DatabaseException when the database fails, or the table does not fit
   */
  public AnnotateSummary run(PipelineOptions options) {
    long start = System.nanoTime();
    SessionCheck.checkUpdating(database);
    Throttle.check(spec.table().throttle(), database);
    checkTexts();
    UpdateJob job = new UpdateJob(database, spec.job(), spec.table().retryFor());
    // Before a column is added that nothing would be written to.
    texts().metadata().checkUpdatable();
    job.checkTables();
    prepareColumns();
    texts().checkUpdate(spec.columns().toArray(String[]::new));
    if (spec.restart()) {
      job.forget();
    }
    UpdateJob.State before = job.state();
    PipelineExecution.run(
        options,
        pipeline ->
            pipeline.apply(
                "Annotate",
                texts()
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
          "%d of %d ranges are not done; run it again to go on."
              .formatted(done.unfinished(), done.ranges()));
    }
    job.forget();
    return new AnnotateSummary(
        done.updated(),
        done.failed(),
        before.updated() + before.failed(),
        (System.nanoTime() - start) / 1e9);
  }

  private void checkTexts() {
    if (!TEXTS.contains(texts().metadata().scanColumns().get(0).kind())) {
      throw new DatabaseException(
          "The column %s of the table %s holds no texts."
              .formatted(spec.column(), spec.table().name()));
    }
    texts().metadata().checkKey();
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

  /** Checks the existing columns for the numbers; writing them takes no right to read them. */
  private void checkNumbers() {
    Scan table = spec.table().scan();
    String[] ours =
        table.metadata().existingColumns(true).stream()
            .filter(name -> spec.columns().stream().anyMatch(name::equalsIgnoreCase))
            .toArray(String[]::new);
    if (ours.length == 0) {
      return;
    }
    for (ScanColumn column : table.columns(ours).metadata().scanColumns()) {
      if (!NUMBERS.contains(column.kind())) {
        throw new DatabaseException(
            "The column %s of the table %s does not hold integers."
                .formatted(column.name(), spec.table().name()));
      }
    }
  }

  private Scan texts() {
    return spec.table().scan().columns(spec.column()).where(spec.where());
  }

  /** The text of a row, or null. */
  private static final class TextMapper implements RowMapper<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String mapRow(ResultSet row) throws SQLException {
      return row.getString(1);
    }
  }
}
