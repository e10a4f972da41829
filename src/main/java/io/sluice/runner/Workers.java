package io.sluice.runner;

import io.sluice.pipeline.options.OptionException;
import java.util.function.IntConsumer;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectOptions.AvailableParallelismFactory;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The parallel workers of a run.
 *
 * @param count the number of workers; 0 if unknown
 * @param isExplicit whether the user has set the number
 * @param areRemote whether they run in other JVMs
 * @param reduce makes the runner use fewer
 */
public record Workers(int count, boolean isExplicit, boolean areRemote, IntConsumer reduce) {

  /**
   * Sets the runner's defaults, and determines the number of its workers.
   *
   * @throws OptionException if no runner answers at the configured address, or it cannot take the
   *     run
   */
  public static Workers of(PipelineOptions options) {
    return switch (options.getRunner().getSimpleName()) {
      case "DirectRunner" -> direct(options.as(DirectOptions.class));
      case "FlinkRunner" -> FlinkSetup.prepare(options.as(FlinkPipelineOptions.class));
      default -> new Workers(0, true, false, count -> {});
    };
  }

  /** Whether workers would run in other JVMs, judging by the options. */
  public static boolean wouldBeRemote(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("FlinkRunner")
        && !options.as(FlinkPipelineOptions.class).getFlinkMaster().startsWith("[");
  }

  /** Makes the runner run the job to its end without this program. */
  public static void detach(PipelineOptions options) {
    options.as(FlinkPipelineOptions.class).setAttachedMode(false);
  }

  /** Whether the program will end before its job, judging by the options and by Flink's context. */
  public static boolean wouldBeDetached(PipelineOptions options) {
    return !options.as(FlinkPipelineOptions.class).getAttachedMode() || FlinkContext.isDetached();
  }

  /** Makes the runner use at most the given number of workers. */
  public Workers atMost(int max) {
    if (max >= count) {
      return this;
    }
    reduce.accept(max);
    return new Workers(max, isExplicit, areRemote, reduce);
  }

  private static Workers direct(DirectOptions options) {
    if (FlinkContext.isDetached()) {
      throw new OptionException(
          "--runner=DirectRunner would run inside Flink's own process; leave it out.");
    }
    FlinkSetup.checkAttached(options.as(FlinkPipelineOptions.class), "the DirectRunner");
    int threads = options.getTargetParallelism();
    // The options do not record whether the user has set them.
    boolean isExplicit = threads != new AvailableParallelismFactory().create(options);
    return new Workers(threads, isExplicit, false, options::setTargetParallelism);
  }
}
