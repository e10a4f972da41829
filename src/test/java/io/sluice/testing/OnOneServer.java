package io.sluice.testing;

import io.sluice.testing.server.Servers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that do not depend on the server: they run with MariaDB, and with the profile "faults" on
 * each server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnOneServer.Condition.class)
public @interface OnOneServer {

  /** Whether the server of this build is the one. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Servers.kind().equals("mariadb") || Thoroughness.isFull()
          ? ConditionEvaluationResult.enabled("the one server")
          : ConditionEvaluationResult.disabled("with MariaDB, and on each server with -Pfaults");
    }
  }
}
