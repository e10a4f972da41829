package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.AnnotateJob.Options;
import io.sluice.pipeline.annotate.AnnotateOptions;
import io.sluice.pipeline.annotate.AnnotateSpec;
import io.sluice.pipeline.annotate.AnnotateSummary;
import io.sluice.pipeline.annotate.Annotation;
import io.sluice.progress.ScanProgress;
import java.util.List;

/** Writes text statistics of a table's strings into columns beside them. */
final class AnnotateJob implements Job<Options> {

  /** The options of an annotation and of its output. */
  public interface Options extends AnnotateOptions, DisplayOptions {}

  @Override
  public String name() {
    return "annotate";
  }

  @Override
  public String summary() {
    return "writes text statistics of a table's strings into columns beside them";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    words are runs of letters and digits, outside of links and mentions; characters are code points;
    lines end with line ends; links begin with http://, https:// or www.; mentions are @name. Of NULL
    all are NULL. No other column changes.

    Pages are written in bulk, each in one transaction with how far it is (in the table sluice_scan):
    killed at any moment, the same command resumes there, and --restart starts again. When it is done
    that is forgotten: run again, it computes all rows again, or with --where="word_count IS NULL"
    those that have come since. Rows that the server refuses stay as they are and are in
    sluice_scan_failed, each with the reason.

    --runner, --parallelism and --flinkMaster are those of load.

    The last line on standard output says what became of the rows:
    sluice annotate: read=… updated=… failed=… seconds=… rows_per_second=…\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "annotate --addColumns",
        "annotate --host=db.example.org --user=loader --passwordFile=secret --table=posts"
            + " --column=body --values=words,links,mentions --addColumns --rateLimit=20000");
  }

  @Override
  public ExitCode run(Options options, Console console) {
    AnnotateSpec spec = AnnotateSpec.of(JobName.of(name(), false), options);
    TableJobReport report = TableJobReport.of(name(), options.getSummary(), options, console);
    return TableJobRun.of(spec.run(), options, spec.table().connectionsPerWorker(), console)
        .in(
            spec.table().database(),
            database -> {
              AnnotateSummary summary =
                  ScanProgress.during(
                      console,
                      options.isQuiet(),
                      spec.run(),
                      () -> new Annotation(spec.withDatabase(database)).run(options));
              report(spec, summary, console);
              return report.of(summary.line(), summary.json());
            });
  }

  private static void report(AnnotateSpec spec, AnnotateSummary summary, Console console) {
    if (summary.before() > 0) {
      console.info(
          "earlier runs had dealt with %d of the rows; this run went on from there."
              .formatted(summary.before()));
    }
    if (summary.failed() > 0) {
      console.info(
          "%d rows stay as they were; they are in sluice_scan_failed, as the job %s."
              .formatted(summary.failed(), spec.job()));
    }
  }
}
