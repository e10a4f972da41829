package io.sluice.runner;

import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;

/** Flink in this JVM. */
final class LocalFlink {

  /** Flink's own default for a cluster in one JVM, whatever it is to do. */
  private static final int MOST_NETWORK_MB = 64;

  private static final int LEAST_NETWORK_MB = 8;

  private LocalFlink() {}

  static Workers prepare(FlinkPipelineOptions options) {
    options.setFlinkMaster("[local]");
    boolean isAsked = options.getParallelism() > 0;
    if (!isAsked) {
      options.setParallelism(Runtime.getRuntime().availableProcessors());
    }
    if (options.getFlinkConfDir() == null && System.getenv("FLINK_CONF_DIR") == null) {
      options.setFlinkConfDir(FlinkConfDir.with(settings(options.getParallelism())).toString());
    }
    return new Workers(options.getParallelism(), isAsked, false, options::setParallelism);
  }

  /**
   * Flink takes its network buffers when it starts, outside the heap, and a load or a scan hardly
   * needs them: their rows do not pass through it.
   */
  static Map<String, String> settings(int parallelism) {
    String network = networkMb(parallelism) + "m";
    return Map.of(
        "taskmanager.memory.network.min", network, "taskmanager.memory.network.max", network);
  }

  /** Between two steps, each worker of one has a few buffers of 32 kB for each of the other. */
  private static int networkMb(int parallelism) {
    long mb = (long) parallelism * parallelism / 2;
    return (int) Math.max(LEAST_NETWORK_MB, Math.min(MOST_NETWORK_MB, mb));
  }
}
