package io.sluice.runner;

import java.util.function.IntConsumer;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectOptions.AvailableParallelismFactory;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The workers of a run, which work side by side.
 *
 * @param count how many there are; 0 where nobody knows
 * @param isAsked whether the user has said so
 * @param areElsewhere whether they work in other JVMs
 * @param reduce has the runner take fewer
 */
public record Workers(int count, boolean isAsked, boolean areElsewhere, IntConsumer reduce) {

  /**
   * Tells the runner what the user has not said, and finds out how many workers it has.
   *
   * @throws io.sluice.pipeline.options.OptionException when there is no runner where the options
   *     point, or it cannot take the run
   */
  public static Workers of(PipelineOptions options) {
    return switch (options.getRunner().getSimpleName()) {
      case "DirectRunner" -> direct(options.as(DirectOptions.class));
      case "FlinkRunner" -> Flink.prepare(options.as(FlinkPipelineOptions.class));
      default -> new Workers(0, true, false, count -> {});
    };
  }

  /** Whether workers would run in other JVMs, as far as the options tell. */
  public static boolean wouldBeElsewhere(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("FlinkRunner")
        && !options.as(FlinkPipelineOptions.class).getFlinkMaster().startsWith("[");
  }

  /** Has the runner take so many workers at most. */
  public Workers atMost(int most) {
    if (most >= count) {
      return this;
    }
    reduce.accept(most);
    return new Workers(most, isAsked, areElsewhere, reduce);
  }

  private static Workers direct(DirectOptions options) {
    int threads = options.getTargetParallelism();
    // The options themselves do not tell who has set them.
    boolean isAsked = threads != new AvailableParallelismFactory().create(options);
    return new Workers(threads, isAsked, false, options::setTargetParallelism);
  }
}
