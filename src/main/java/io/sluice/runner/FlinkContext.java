package io.sluice.runner;

import java.util.Optional;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.client.program.ContextEnvironment;
import org.apache.flink.client.program.OptimizerPlanEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * What Flink has prepared for a program that it starts itself: through {@code flink run}, in a
 * JobManager (web submission and application mode), or only to see the plan of its job.
 */
// Beam's batch translation uses an API that Flink has deprecated.
@SuppressWarnings("deprecation")
public final class FlinkContext {

  /** The execution target of a program that a JobManager runs. */
  private static final String IN_JOB_MANAGER = "embedded";

  private final ExecutionEnvironment environment;

  private FlinkContext(ExecutionEnvironment environment) {
    this.environment = environment;
  }

  /** The context of this thread; empty if the program was started without Flink. */
  static Optional<FlinkContext> current() {
    if (ExecutionEnvironment.areExplicitEnvironmentsAllowed()) {
      return Optional.empty();
    }
    FlinkContext context = new FlinkContext(ExecutionEnvironment.getExecutionEnvironment());
    // Otherwise it is an environment that Sluice has made for its own submission.
    return context.isClient() || context.isPlan() ? Optional.of(context) : Optional.empty();
  }

  /** Whether Flink has started the program. */
  public static boolean isPresent() {
    return current().isPresent();
  }

  /**
   * Whether the program is a guest in a JVM of Flink's, which must not end with the program: a
   * JobManager, or whatever asks for a plan.
   */
  public static boolean isGuest() {
    return current().filter(context -> context.isInJobManager() || context.isPlan()).isPresent();
  }

  /** Whether Flink has started the program and does not wait for its job to end. */
  public static boolean isDetached() {
    return current().filter(FlinkContext::doesNotWait).isPresent();
  }

  /** Whether the program ends before its job. */
  boolean doesNotWait() {
    return isInJobManager() || isPlan() || !settings().get(DeploymentOptions.ATTACHED);
  }

  /**
   * Whether a cluster that exists takes the job, and can be asked for its slots. Inside a
   * JobManager it cannot be asked; Kubernetes and YARN start TaskManagers when a job needs them.
   */
  boolean hasFixedCluster() {
    return isClient()
        && settings()
            .getOptional(DeploymentOptions.TARGET)
            .filter(target -> target.equals(RemoteExecutor.NAME))
            .isPresent();
  }

  /** The target and its settings; in a JobManager, also those of the cluster. */
  Configuration settings() {
    return environment.getConfiguration();
  }

  /**
   * The parallelism of the request ({@code flink run -p}, the field of the web UI), or else of
   * Flink's settings.
   */
  int parallelism() {
    return settings().get(CoreOptions.DEFAULT_PARALLELISM);
  }

  /** The number of slots of one TaskManager, as far as the settings tell. */
  int slotsOfOne() {
    return settings().get(TaskManagerOptions.NUM_TASK_SLOTS);
  }

  private boolean isInJobManager() {
    return isClient() && IN_JOB_MANAGER.equals(settings().get(DeploymentOptions.TARGET));
  }

  private boolean isClient() {
    return environment instanceof ContextEnvironment;
  }

  private boolean isPlan() {
    return environment instanceof OptimizerPlanEnvironment;
  }
}
