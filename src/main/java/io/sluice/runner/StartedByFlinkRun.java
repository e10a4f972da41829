package io.sluice.runner;

import io.sluice.pipeline.options.OptionException;
import java.util.Optional;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.program.ContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;

/**
 * A submission by Flink, which has started the program and submits the pipeline it builds: through
 * {@code flink run}, or in a JobManager.
 *
 * @param settings the target and its settings
 */
// Beam's batch translation uses an API that Flink has deprecated.
@SuppressWarnings("deprecation")
public record StartedByFlinkRun(Configuration settings) {

  private static final String IN_JOB_MANAGER = "embedded";

  /**
   * Returns the current submission; empty if the program was started without Flink.
   *
   * @throws OptionException if Flink would not wait for the job to end
   */
  static Optional<StartedByFlinkRun> underWay() {
    if (!isByFlink()) {
      return Optional.empty();
    }
    Configuration settings = ExecutionEnvironment.getExecutionEnvironment().getConfiguration();
    if (!settings.get(DeploymentOptions.ATTACHED)) {
      throw new OptionException(
          "flink run -d would leave the job alone on the cluster, where you would not see how it"
              + " ends; run it without -d. Nothing was submitted.");
    }
    return Optional.of(new StartedByFlinkRun(settings));
  }

  /**
   * Refuses to run in a JobManager, which would end with the program, or in a request for a plan
   * only.
   *
   * @throws IllegalStateException if started in one of these ways
   */
  public static void checkClient() {
    if (isByFlink() && !isClient(ExecutionEnvironment.getExecutionEnvironment())) {
      throw new IllegalStateException(
          "Sluice does not run in a JobManager, where nobody would see how the job ends. Submit it"
              + " by flink run without -d, or by --flinkMaster. Nothing was submitted.");
    }
  }

  /** Detects Flink's own class loaders, with which it loads programs. */
  private static boolean isByFlink() {
    return StartedByFlinkRun.class.getClassLoader() != ClassLoader.getSystemClassLoader()
        && !ExecutionEnvironment.areExplicitEnvironmentsAllowed();
  }

  private static boolean isClient(ExecutionEnvironment environment) {
    return environment instanceof ContextEnvironment
        && !IN_JOB_MANAGER.equals(environment.getConfiguration().get(DeploymentOptions.TARGET));
  }

  /** The parallelism set by {@code flink run -p}, or else by Flink's settings. */
  int parallelism() {
    return settings.get(CoreOptions.DEFAULT_PARALLELISM);
  }
}
