package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.ScanJob.Options;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.scan.Export;
import io.sluice.pipeline.scan.ScanOptions;
import io.sluice.pipeline.scan.ScanSpec;
import io.sluice.pipeline.scan.ScanSummary;
import io.sluice.progress.ScanProgress;
import io.sluice.runner.Workers;
import io.sluice.transforms.export.ClosedPipeException;
import java.util.List;

/** Writes the rows of a table or a query to files. */
final class ScanJob implements Job<Options> {

  /** The options of a scan and of its output. */
  public interface Options extends ScanOptions, DisplayOptions {}

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String summary() {
    return "reads all rows of a table or a query, and writes them to files";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    What is to be read can be narrowed with --columns and --where="total > 100", or said as
    --query="SELECT DISTINCT site_id FROM chat_messages".

    --runner, --parallelism and --flinkMaster are those of load.

    A table that has the columns of chat messages is written as lines that load reads, without its
    other columns; with --columns it is a table as any other.

    With --to=parquet the columns have the types of the table; rows with what those do not hold, as
    a date 0000-00-00, are rejected, with the reason.

    --resume continues a scan that was stopped: the files that have their names are complete, and
    the others get the same columns. A scan by cursor starts over.

    With --out=-, the rows go to standard output, in key order, and everything else to standard
    error: scan --out=- --table=orders | head

    The last line on standard output says what became of the rows:
    sluice scan: read=… written=… rejected=… seconds=… rows_per_second=…\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "scan --out=chat",
        "scan --host=db.example.org --user=reader --passwordFile=secret --table=orders"
            + " --columns=id,total --out=orders --to=parquet",
        "scan --engine=postgresql --host=db.example.org --user=reader --table=events"
            + " --key=created_at,id --out=events");
  }

  @Override
  public ExitCode run(Options options, Console console) {
    ScanSpec spec = ScanSpec.of(JobName.of(name(), false), options);
    if (spec.output().isStandardOutput()) {
      return toStandardOutput(options, spec, console);
    }
    return run(
        options, spec, TableJobReport.of(name(), options.getSummary(), options, console), console);
  }

  /** Redirects everything but the rows to standard error. */
  private ExitCode toStandardOutput(Options options, ScanSpec spec, Console console) {
    if (!options.getRunner().getSimpleName().equals("DirectRunner")) {
      throw new OptionException(
          "--out=- needs the DirectRunner, which writes from this process; give --out=PREFIX.");
    }
    Console stderr = new Console(console.err(), console.err(), console.isTerminal());
    try {
      return run(
          options, spec, TableJobReport.of(name(), options.getSummary(), options, stderr), stderr);
    } catch (ClosedPipeException e) {
      return ExitCode.DONE;
    }
  }

  private static ExitCode run(
      Options options, ScanSpec spec, TableJobReport report, Console console) {
    return TableJobRun.of(spec.run(), options, spec.connectionsPerWorker(), console)
        .in(
            spec.table().database(),
            (database, workers) -> {
              ScanSummary summary = scan(options, spec.withDatabase(database), workers, console);
              return report.of(summary.line(), summary.json());
            });
  }

  private static ScanSummary scan(
      Options options, ScanSpec spec, Workers workers, Console console) {
    return ScanProgress.during(
        console,
        options.isQuiet(),
        spec.run(),
        () -> new Export(spec).run(options, workers::atMost, console::info));
  }
}
