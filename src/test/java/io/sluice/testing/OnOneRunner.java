package io.sluice.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test whose first parameter is a {@link Runner}: the DirectRunner, and with the profile "faults"
 * each. What depends on the runner is in the tests {@link OnEachRunner}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(OnOneRunner.Runners.class)
public @interface OnOneRunner {

  /** The runners of such a test. */
  final class Runners implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      Stream<Runner> runners =
          Thoroughness.isFull() ? Stream.of(Runner.values()) : Stream.of(Runner.DIRECT);
      return runners.map(Arguments::of);
    }
  }
}
