package io.sluice.testing;

import java.util.List;

/** The runners that everything must work on. */
public enum Runner {
  /** The DirectRunner, with the checks of transforms that the program leaves out. */
  DIRECT("--runner=DirectRunner", "--enforceImmutability=true", "--enforceEncodability=true"),
  /** Flink in this JVM. */
  FLINK("--runner=FlinkRunner", "--parallelism=2");

  private final List<String> options;

  Runner(String... options) {
    this.options = List.of(options);
  }

  /** The options that choose it. */
  public List<String> options() {
    return options;
  }
}
