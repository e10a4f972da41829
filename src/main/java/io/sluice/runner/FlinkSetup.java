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

/** Prepares a run on Flink: in this JVM, on a named cluster, or where Flink itself submits it. */
final class FlinkSetup {

  private static final String JAR = "sluice-flink.jar";

  /** Longer than TaskManagers need to look for a lost JobManager and end its jobs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private FlinkSetup() {}

  static Workers prepare(FlinkPipelineOptions options) {
    Optional<FlinkContext> context = FlinkContext.current();
    if (context.isPresent()) {
      return submitted(options, context.get());
    }
    return switch (options.getFlinkMaster()) {
      case "[local]", "[auto]" -> {
        checkAttached(options, "Flink in this JVM");
        yield LocalFlink.prepare(options);
      }
      case "[collection]" ->
          throw new OptionException("--flinkMaster=[collection] does not run all that Beam does.");
      default -> onCluster(options);
    };
  }

  /**
   * Checks that a run in this JVM is not detached.
   *
   * @throws OptionException if it is
   */
  static void checkAttached(FlinkPipelineOptions options, String runner) {
    if (!options.getAttachedMode()) {
      throw new OptionException(
          ("A detached load needs a Flink cluster, and %s ends with this program; set"
                  + " --runner=FlinkRunner --flinkMaster=host:port, or leave out --detached.")
              .formatted(runner));
    }
  }

  /** Used when Flink has started the program, and has chosen the cluster. */
  private static Workers submitted(FlinkPipelineOptions options, FlinkContext context) {
    options.setFlinkMaster("[auto]");
    if (context.doesNotWait()) {
      // Otherwise Beam would ask the detached job for its results, and fail.
      options.setAttachedMode(false);
    }
    boolean isExplicit = options.getParallelism() > 0;
    int workers = isExplicit ? options.getParallelism() : context.parallelism();
    FlinkJobSubmission.ofContext(lostAtOnce(context, workers));
    return new Workers(workers, true, true, options::setParallelism);
  }

  private static int lostAtOnce(FlinkContext context, int workers) {
    return context.hasFixedCluster()
        ? FlinkCluster.awaitFreeSlot(context.settings(), PATIENCE).checkSlots(workers).slotsOfOne()
        : context.slotsOfOne();
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
