package io.sluice.runner;

import java.util.List;
import org.apache.flink.api.common.restartstrategy.RestartStrategies;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * The Flink environment that Beam uses for jobs on a cluster. It sets a restart strategy: Flink
 * does not restart a job without checkpoints, such as ours, unless told to, and Beam's option for
 * this is for streaming only.
 */
// Beam's batch translation uses an API that Flink has deprecated.
@SuppressWarnings("deprecation")
final class FlinkJobSubmission extends ExecutionEnvironment {

  /**
   * The interval in which two TaskManagers may be lost, or a worker may fail a few times. It is
   * long because a worker that waits for its database fails once in {@code --retryFor}, and the
   * retries must end at some point.
   */
  private static final Time INTERVAL = Time.hours(24);

  private static final int LOST = 2;
  private static final int FAILURES = 2;
  private static final Time PAUSE = Time.seconds(2);

  private FlinkJobSubmission() {}

  /**
   * Makes Beam submit jobs to a cluster.
   *
   * @param lostAtOnce the number of workers lost with one TaskManager
   */
  static void of(Configuration cluster, List<String> jars, int lostAtOnce) {
    ExecutionEnvironment environment =
        createRemoteEnvironment(
            cluster.get(RestOptions.ADDRESS),
            cluster.get(RestOptions.PORT),
            cluster,
            jars.toArray(String[]::new));
    installRestarting(environment, cluster, lostAtOnce);
  }

  /** Makes Beam submit jobs in the context that Flink has prepared. */
  static void ofContext(int lostAtOnce) {
    ExecutionEnvironment environment = getExecutionEnvironment();
    installRestarting(environment, environment.getConfiguration(), lostAtOnce);
  }

  private static void installRestarting(
      ExecutionEnvironment environment, Configuration settings, int lostAtOnce) {
    if (settings.contains(RestartStrategyOptions.RESTART_STRATEGY)) {
      environment.configure(settings, FlinkJobSubmission.class.getClassLoader());
    } else {
      environment.setRestartStrategy(
          RestartStrategies.failureRateRestart(LOST * lostAtOnce + FAILURES, INTERVAL, PAUSE));
    }
    initializeContextEnvironment(() -> environment);
  }
}
