package io.sluice.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.client.program.ContextEnvironment;
import org.apache.flink.client.program.OptimizerPlanEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// Beam's batch translation uses an API that Flink has deprecated.
@SuppressWarnings("deprecation")
class FlinkContextTest {

  private static final ClassLoader LOADER = FlinkContextTest.class.getClassLoader();

  /** Flink does the same when a program returns. */
  @AfterEach
  void leave() {
    ContextEnvironment.unsetAsContext();
  }

  @Test
  void aProgramThatFlinkHasNotStartedHasNone() {
    assertThat(FlinkContext.isPresent()).isFalse();
    assertThat(FlinkContext.isGuest()).isFalse();
    assertThat(FlinkContext.isDetached()).isFalse();
  }

  @Test
  void anEnvironmentOfOurOwnIsNone() {
    FlinkJobSubmission.of(FlinkCluster.at("h:1", new Configuration()), List.of(), 1);

    assertThat(ExecutionEnvironment.areExplicitEnvironmentsAllowed()).isFalse();
    assertThat(FlinkContext.isPresent()).isFalse();
  }

  @Test
  void aClientWaitsUnlessItIsToldNotTo() {
    enter("remote", true);
    assertThat(FlinkContext.isPresent()).isTrue();
    assertThat(FlinkContext.isDetached()).isFalse();

    enter("remote", false);
    assertThat(FlinkContext.isDetached()).isTrue();
    assertThat(FlinkContext.isGuest()).isFalse();
  }

  @Test
  void onlyAClusterThatExistsIsAskedForItsSlots() {
    enter("remote", true);
    assertThat(FlinkContext.current().orElseThrow().hasFixedCluster()).isTrue();
    for (String target : List.of("embedded", "kubernetes-session", "yarn-session")) {
      enter(target, true);
      assertThat(FlinkContext.current().orElseThrow().hasFixedCluster()).isFalse();
    }
  }

  @Test
  void aJobManagerIsAHostAndDoesNotWait() {
    enter("embedded", true);

    assertThat(FlinkContext.isGuest()).isTrue();
    assertThat(FlinkContext.isDetached()).isTrue();
  }

  @Test
  void whoAsksForAPlanIsAHostToo() {
    new OptimizerPlanEnvironment(new Configuration(), LOADER, 3).setAsContext();

    assertThat(FlinkContext.isGuest()).isTrue();
    assertThat(FlinkContext.isDetached()).isTrue();
  }

  private static void enter(String target, boolean attached) {
    Configuration settings = new Configuration();
    settings.set(DeploymentOptions.TARGET, target);
    settings.set(DeploymentOptions.ATTACHED, attached);
    ContextEnvironment.setAsContext(
        new DefaultExecutorServiceLoader(), settings, LOADER, false, false);
  }
}
