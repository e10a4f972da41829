package io.sluice.runner;

import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;

/** Prepares Flink in this JVM. */
final class LocalFlink {

  /** Flink's default for a cluster in one JVM, whatever the job. */
  private static final int MAX_NETWORK_MB = 64;

  private static final int MIN_NETWORK_MB = 8;

  private LocalFlink() {}

  static Workers prepare(FlinkPipelineOptions options) {
    options.setFlinkMaster("[local]");
    boolean isExplicit = options.getParallelism() > 0;
    if (!isExplicit) {
      options.setParallelism(Runtime.getRuntime().availableProcessors());
    }
    if (options.getFlinkConfDir() == null && System.getenv("FLINK_CONF_DIR") == null) {
      options.setFlinkConfDir(FlinkConfDir.with(settings(options.getParallelism())).toString());
    }
    return new Workers(options.getParallelism(), isExplicit, false, options::setParallelism);
  }

  /**
   * Settings for small network buffers. Flink allocates them at start, outside the heap, and a load
   * or a scan hardly needs them, because its rows do not pass through them.
   */
  static Map<String, String> settings(int parallelism) {
    String network = networkMb(parallelism) + "m";
    return Map.of(
        "taskmanager.memory.network.min", network, "taskmanager.memory.network.max", network);
  }

  /** Between two steps, each worker of one has a few 32 kB buffers for each worker of the other. */
  private static int networkMb(int parallelism) {
    long mb = (long) parallelism * parallelism / 2;
    return (int) Math.max(MIN_NETWORK_MB, Math.min(MAX_NETWORK_MB, mb));
  }
}
