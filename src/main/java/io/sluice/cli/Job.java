package io.sluice.cli;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** One thing that the program can be asked to do. */
public interface Job<O extends PipelineOptions> {

  /** The word on the command line. */
  String name();

  /** What it does, in one sentence without a capital at its start. */
  String summary();

  /** Its options. */
  Class<O> options();

  /** What else its help says. */
  String remarks();

  /** Command lines that work, without the program's name. */
  List<String> examples();

  /**
   * Does it.
   *
   * @throws Exception for {@link Failure} to put into words
   */
  ExitCode run(O options, Console console) throws Exception;
}
