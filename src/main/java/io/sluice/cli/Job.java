package io.sluice.cli;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A command of the program.
 *
 * @param <O> the job's options
 */
public interface Job<O extends PipelineOptions> {

  /** The name on the command line. */
  String name();

  /** The summary for help: one sentence that begins in lower case. */
  String summary();

  /** The interface of the job's options. */
  Class<O> options();

  /** The rest of the help. */
  String remarks();

  /** Working command lines, without the program's name. */
  List<String> examples();

  /** Whether the job can go on, or end, without a program that waits for it. */
  default boolean canBeDetached() {
    return false;
  }

  /**
   * Runs the job.
   *
   * @throws Exception if the job fails; {@link Failure} describes it to the user
   */
  ExitCode run(O options, Console console) throws Exception;
}
