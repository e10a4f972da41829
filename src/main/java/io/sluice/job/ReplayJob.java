package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.ReplayJob.Options;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.ReplayOptions;
import java.util.List;

/** Loads corrected rejects. */
final class ReplayJob implements Job<Options> {

  /** The options of a replay and of its output. */
  public interface Options extends ReplayOptions, DisplayOptions, DetachOptions {}

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "loads rejected lines again, after you have corrected them";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    When the load has ended, correct raw in the lines of its files of rejects (put raw in the place
    of raw_base64), delete the lines that you give up, or widen a column; then replay them. Each line
    of the files is accounted for as a line of a load is. What is rejected again keeps the file and
    the offset where it was first read, and can be corrected and replayed from --again.

    A reject holds only the beginning of a line that was too long (LINE_TOO_LONG); it is rejected again
    until the whole line stands in its place. A file that is changed after it was replayed is
    replayed anew; what is in the table already counts as duplicate. After a load with --restart,
    which writes its rejects into files of its own, remove the older files before a replay.

    A replay runs on the runners that a load runs on, with their options (see sluice load --help).
    It always reads blocks and writes in bulk: there is no --reader and no --writer.

    The last line on standard output says what became of the rejects:
    sluice replay: read=… loaded=… duplicate=… conflict=… filtered=… rejected=… blank=… …\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "replay --rejects=.sluice/rejects",
        "replay --rejects=rejects/again --host=db.example.org --user=loader --passwordFile=secret"
            + " --onDuplicate=latest");
  }

  @Override
  public boolean canBeDetached() {
    return true;
  }

  @Override
  public ExitCode run(Options options, Console console) {
    LoadSpec spec = LoadSpec.ofReplay(JobName.of(name(), options.getDryRun()), options);
    return new LoadRun(name(), spec, console).run(options);
  }
}
