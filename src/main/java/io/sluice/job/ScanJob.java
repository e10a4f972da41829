package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.job.ScanJob.Options;
import io.sluice.pipeline.scan.Export;
import io.sluice.pipeline.scan.ScanOptions;
import io.sluice.pipeline.scan.ScanSpec;
import io.sluice.pipeline.scan.ScanSummary;
import io.sluice.progress.ScanProgress;
import io.sluice.transforms.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the rows of a table to files. */
final class ScanJob implements Job<Options> {

  /** The scan's options, and what it shows. */
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

    With --to=parquet the columns have the types of the table; rows with what those do not hold, as
    a date 0000-00-00, are rejected, with the reason.

    A scan that is stopped goes on with --resume: the files that have their names are whole. By a
    cursor, it begins anew.

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
    ScanSpec spec = ScanSpec.of(RunName.of(name(), false), options);
    Optional<SummaryFile> summary = Optional.ofNullable(options.getSummary()).map(SummaryFile::of);
    if (spec.database().isPresent()) {
      return report(scan(options, spec, console), summary, console);
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      ScanSpec there = spec.from(embedded.database(options.getDatabase()));
      return report(scan(options, there, console), summary, console);
    }
  }

  private static ScanSummary scan(Options options, ScanSpec spec, Console console) {
    return ScanProgress.during(
        console, options.isQuiet(), spec.run(), () -> new Export(spec).run(options));
  }

  private static ExitCode report(ScanSummary summary, Optional<SummaryFile> file, Console console) {
    console.print(summary.line());
    if (file.isEmpty()) {
      return ExitCode.DONE;
    }
    try {
      file.get().write(summary.json());
      return ExitCode.DONE;
    } catch (IOException e) {
      console.error(
          Printable.of(
              "The scan is done, but --summary=%s could not be written: %s."
                  .formatted(file.get(), e.getMessage())));
      return ExitCode.UNEXPECTED;
    }
  }
}
