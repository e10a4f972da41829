package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.LoadJob.Options;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import java.util.List;

/** Loads chat logs into a table. */
final class LoadJob implements Job<Options> {

  /** The options of a load and of its output. */
  public interface Options extends LoadOptions, DisplayOptions, DetachOptions {}

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String summary() {
    return "loads files of chat messages, one JSON object a line, into a table";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    Runners, and those of their options that are of use here:
      --runner=DirectRunner|FlinkRunner   Default: DirectRunner.
      --parallelism=<number>              Workers side by side: the DirectRunner's threads
                                          (default: cores, at least 3), or Flink's tasks (cores,
                                          or the cluster's free slots).
      --flinkMaster=[local]|<host:port>   FlinkRunner: in this JVM, or the cluster's web address.
                                          Default: in this JVM.
    With --detached, or where Flink does not wait (flink run -d, its web UI, application mode), the
    load is submitted and the program ends at once with exit code 0. The cluster runs the load to its
    end. The last line is then: sluice load: submitted run=…
    sluice status shows how far it is. --summary must then be a URL that the workers reach.

    Progress is shown with per cent and time left of what is left to be read, where none of it is
    compressed.

    The last line on standard output says what became of the lines that were read:
    sluice load: read=… loaded=… duplicate=… conflict=… filtered=… rejected=… blank=… …\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "load --input=src/sample/chat.ndjson",
        "load --input=logs/*.gz,today.ndjson --host=db.example.org --user=loader"
            + " --passwordFile=secret",
        "load @run-configs/flink-local.args --input=chat.ndjson --types=message"
            + " --since=2016-01-01 --maxRejected=0.5%");
  }

  @Override
  public boolean canBeDetached() {
    return true;
  }

  @Override
  public ExitCode run(Options options, Console console) {
    LoadSpec spec = LoadSpec.of(JobName.of(name(), options.getDryRun()), options);
    return new LoadRun(name(), spec, console).run(options);
  }
}
