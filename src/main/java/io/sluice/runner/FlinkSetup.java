package io.sluice.runner;

import io.sluice.pipeline.options.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/** Prepares a run on Flink: in this JVM, on a named cluster, or where {@code flink run} sent it. */
final class FlinkSetup {

  private static final String JAR = "sluice-flink.jar";

  /** Longer than TaskManagers need to look for a lost JobManager and end its jobs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private FlinkSetup() {}

  static Workers prepare(FlinkPipelineOptions options) {
    if (!options.getAttachedMode()) {
      throw new OptionException(
          "--attachedMode=false would leave the job alone on the cluster, where you would not see"
              + " how it ends; leave it out.");
    }
    Optional<StartedByFlinkRun> submission = StartedByFlinkRun.underWay();
    if (submission.isPresent()) {
      return submitted(options, submission.get());
    }
    return switch (options.getFlinkMaster()) {
      case "[local]", "[auto]" -> LocalFlink.prepare(options);
      case "[collection]" ->
          throw new OptionException("--flinkMaster=[collection] does not run all that Beam does.");
      default -> onCluster(options);
    };
  }

  /** Used when {@code flink run} has chosen the cluster and sent the program there. */
  private static Workers submitted(FlinkPipelineOptions options, StartedByFlinkRun submission) {
    options.setFlinkMaster("[auto]");
    boolean isExplicit = options.getParallelism() > 0;
    int workers = isExplicit ? options.getParallelism() : submission.parallelism();
    FlinkCluster cluster = FlinkCluster.awaitFreeSlot(submission.settings(), PATIENCE);
    cluster.checkSlots(workers);
    FlinkJobSubmission.ofClient(cluster.slotsOfOne());
    return new Workers(workers, true, true, options::setParallelism);
  }

  private static Workers onCluster(FlinkPipelineOptions options) {
    Configuration settings = FlinkCluster.at(options.getFlinkMaster(), settings(options));
    FlinkCluster cluster = FlinkCluster.awaitFreeSlot(settings, PATIENCE);
    boolean isExplicit = options.getParallelism() > 0;
    if (!isExplicit) {
      options.setParallelism(cluster.checkSlots(1).freeSlots());
    }
    cluster.checkSlots(options.getParallelism());
    FlinkJobSubmission.of(settings, program(options), cluster.slotsOfOne());
    options.setFlinkMaster("[auto]");
    return new Workers(options.getParallelism(), isExplicit, true, options::setParallelism);
  }

  private static Configuration settings(FlinkPipelineOptions options) {
    return options.getFlinkConfDir() == null
        ? GlobalConfiguration.loadConfiguration()
        : GlobalConfiguration.loadConfiguration(options.getFlinkConfDir());
  }

  /**
   * The files that workers need: those that the user names, or else the worker jar beside the
   * program, or else the program itself.
   */
  private static List<String> program(FlinkPipelineOptions options) {
    if (options.getFilesToStage() != null) {
      return options.getFilesToStage();
    }
    Path self = CodeSource.of(FlinkSetup.class);
    return Stream.of(self.resolveSibling(JAR), self)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(jar -> List.of(jar.toString()))
        .orElseThrow(
            () ->
                new OptionException(
                    "There is no %s to send to the cluster; run mvn package, or name it with"
                        + " --filesToStage.".formatted(JAR)));
  }
}
