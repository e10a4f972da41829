package io.sluice.runner;

import java.util.List;
import org.apache.flink.api.common.restartstrategy.RestartStrategies;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * The environment that Beam gets from Flink for jobs on a cluster. A job without checkpoints, which
 * each of ours is, restarts nothing unless it is told so, and Beam has no option for that: its own
 * is for streaming alone.
 */
// Beam's way to batches is the API that Flink calls deprecated.
@SuppressWarnings("deprecation")
final class ClusterEnvironment extends ExecutionEnvironment {

  /**
   * Within this time two TaskManagers may be lost, or a worker fail a few times. A worker that
   * waits for its database fails once in {@code --retryFor}, and that is to end some time.
   */
  private static final Time INTERVAL = Time.hours(24);

  private static final int LOST = 2;
  private static final int FAILURES = 2;
  private static final Time PAUSE = Time.seconds(2);

  private ClusterEnvironment() {}

  /**
   * Has Beam submit to a cluster.
   *
   * @param lostAtOnce how many workers are lost with a TaskManager
   */
  static void of(Configuration cluster, List<String> jars, int lostAtOnce) {
    ExecutionEnvironment environment =
        createRemoteEnvironment(
            cluster.get(RestOptions.ADDRESS),
            cluster.get(RestOptions.PORT),
            cluster,
            jars.toArray(String[]::new));
    restarting(environment, cluster, lostAtOnce);
  }

  /** Has Beam submit as Flink's client was told. */
  static void ofClient(int lostAtOnce) {
    ExecutionEnvironment environment = getExecutionEnvironment();
    restarting(environment, environment.getConfiguration(), lostAtOnce);
  }

  private static void restarting(
      ExecutionEnvironment environment, Configuration settings, int lostAtOnce) {
    if (settings.contains(RestartStrategyOptions.RESTART_STRATEGY)) {
      environment.configure(settings, ClusterEnvironment.class.getClassLoader());
    } else {
      environment.setRestartStrategy(
          RestartStrategies.failureRateRestart(LOST * lostAtOnce + FAILURES, INTERVAL, PAUSE));
    }
    initializeContextEnvironment(() -> environment);
  }
}
