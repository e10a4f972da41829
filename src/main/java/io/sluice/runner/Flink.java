package io.sluice.runner;

import org.apache.beam.runners.flink.FlinkPipelineOptions;

/** Tells Flink what the user has not said, wherever it runs. */
final class Flink {

  private Flink() {}

  static Workers prepare(FlinkPipelineOptions options) {
    return switch (options.getFlinkMaster()) {
      case "[local]", "[auto]" -> LocalFlink.prepare(options);
      default -> new Workers(0, true, true, options::setParallelism);
    };
  }
}
