package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.StatsJob.Options;
import io.sluice.pipeline.stats.Stats;
import io.sluice.pipeline.stats.StatsOptions;
import io.sluice.pipeline.stats.StatsSpec;
import io.sluice.pipeline.stats.StatsSummary;
import io.sluice.progress.ScanProgress;
import java.util.List;

/** Counts messages, statuses and senders for each site and day. */
final class StatsJob implements Job<Options> {

  /** The options of a count and of its output. */
  public interface Options extends StatsOptions, DisplayOptions {}

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String summary() {
    return "counts messages, statuses and senders of each site and day into a table";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    The table gets a row (site_id, day, messages, statuses, senders) for each site and day in UTC;
    senders are the different ones of messages and statuses together. The numbers are exact. Run it
    again whenever you like, also after it was killed: rows whose numbers have changed are written,
    those of days without messages are deleted, and others are not touched.

    On the DirectRunner, different senders of a site and day take 16 bytes of memory or more each.
    Where that is too much, --key=timestamp,id holds those of a few days at a time, if there is an
    index on timestamp (which takes longer where ids are random and the table does not fit into the
    server's memory), and --runner=FlinkRunner takes them to the disk.

    --runner, --parallelism and --flinkMaster are those of load.

    The last line on standard output says what was read, and what stands in the table:
    sluice stats: read=… sites=… days=… rows=… seconds=… rows_per_second=…\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "stats",
        "stats --host=db.example.org --user=loader --passwordFile=secret --table=chat_messages"
            + " --into=chat_site_daily --key=timestamp,id");
  }

  @Override
  public ExitCode run(Options options, Console console) {
    StatsSpec spec = StatsSpec.of(JobName.of(name(), false), options);
    TableJobReport report = TableJobReport.of(name(), options.getSummary(), options, console);
    return TableJobRun.of(spec.run(), options, spec.table().connectionsPerWorker(), console)
        .in(
            spec.table().database(),
            database -> {
              StatsSummary summary =
                  ScanProgress.during(
                      console,
                      options.isQuiet(),
                      spec.run(),
                      () -> new Stats(spec.withDatabase(database)).run(options));
              if (summary.other() > 0) {
                console.info(
                    "%d rows were skipped: they are neither messages nor statuses, or lack a sender, a site or a time."
                        .formatted(summary.other()));
              }
              return report.of(summary.line(), summary.json());
            });
  }
}
