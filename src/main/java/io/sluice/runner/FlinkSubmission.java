package io.sluice.runner;

import io.sluice.pipeline.options.OptionException;
import java.util.Optional;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.program.ContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;

/**
 * That the program was started by Flink, which is about to submit what it makes: by {@code flink
 * run}, or in a JobManager.
 *
 * @param settings where to, and how
 */
// Beam's way to batches is the API that Flink calls deprecated.
@SuppressWarnings("deprecation")
public record FlinkSubmission(Configuration settings) {

  private static final String IN_JOB_MANAGER = "embedded";

  /**
   * The one that is under way; empty where the program was started by itself.
   *
   * @throws OptionException when Flink would not wait for the job's end
   */
  static Optional<FlinkSubmission> underWay() {
    if (!isByFlink()) {
      return Optional.empty();
    }
    Configuration settings = ExecutionEnvironment.getExecutionEnvironment().getConfiguration();
    if (!settings.get(DeploymentOptions.ATTACHED)) {
      throw new OptionException(
          "flink run -d would leave the job alone on the cluster, where nobody proves that all is"
              + " done; run it without -d. Nothing was submitted.");
    }
    return Optional.of(new FlinkSubmission(settings));
  }

  /**
   * Refuses to run in a JobManager, which the end of the program would end, too, and in what only
   * wants to see a plan.
   *
   * @throws IllegalStateException there
   */
  public static void checkClient() {
    if (isByFlink() && !isClient(ExecutionEnvironment.getExecutionEnvironment())) {
      throw new IllegalStateException(
          "Sluice does not run in a JobManager, where nobody would see how the job ends. Submit it"
              + " by flink run without -d, or by --flinkMaster. Nothing was submitted.");
    }
  }

  /** Flink loads programs by class loaders of its own. */
  private static boolean isByFlink() {
    return FlinkSubmission.class.getClassLoader() != ClassLoader.getSystemClassLoader()
        && !ExecutionEnvironment.areExplicitEnvironmentsAllowed();
  }

  private static boolean isClient(ExecutionEnvironment environment) {
    return environment instanceof ContextEnvironment
        && !IN_JOB_MANAGER.equals(environment.getConfiguration().get(DeploymentOptions.TARGET));
  }

  /** What {@code flink run -p}, or else Flink's settings, say. */
  int parallelism() {
    return settings.get(CoreOptions.DEFAULT_PARALLELISM);
  }
}
