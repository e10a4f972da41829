package io.sluice.testing.flink;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a Flink cluster of one JobManager and two TaskManagers with two slots each, which
 * starts before the first and stops after the last test of the JVM. They share it, and kill none of
 * it.
 */
public final class FlinkClusters implements ParameterResolver {

  private static final int TASK_MANAGERS = 2;
  private static final int SLOTS = 2;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StandaloneFlink.class;
  }

  @Override
  public StandaloneFlink resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(FlinkClusters.class))
        .getOrComputeIfAbsent(StandaloneFlink.class, key -> start(), StandaloneFlink.class);
  }

  private static StandaloneFlink start() {
    try {
      return StandaloneFlink.start(TASK_MANAGERS, SLOTS);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
