package io.sluice.bench.pairs;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The two jars that are compared.
 *
 * @param current this build
 * @param baseline the other one
 * @param archives whether they run with their CDS archives, as a sentence
 */
public record Builds(Build current, Build baseline, String archives) {

  /**
   * This build and a baseline. Either both have the CDS archive beside their jar, or none has, so
   * that their starts are alike.
   *
   * @param log the file for what they write
   * @throws BenchException when one of them does not start
   */
  public static Builds of(PairSpec spec, Path log) throws IOException, InterruptedException {
    Build current = new Build("This build", Jvm.JAR, Optional.empty(), Optional.empty());
    Build baseline =
        new Build("The baseline", spec.baseline(), Optional.empty(), spec.baselineArguments());
    return new Builds(current, baseline, "").checked(log);
  }

  private Builds checked(Path log) throws IOException, InterruptedException {
    for (Build build : List.of(current, baseline)) {
      build.checkStarts(log);
    }
    for (Build build : List.of(current, baseline)) {
      if (!build.accepts(archiveOf(build), log)) {
        return new Builds(
            current,
            baseline,
            "Neither runs with its CDS archive, because Java rejects %s for %s."
                .formatted(archiveOf(build), build.jar()));
      }
    }
    return new Builds(
        archived(current), archived(baseline), "Each runs with the CDS archive beside it.");
  }

  private static Build archived(Build build) {
    return new Build(build.name(), build.jar(), Optional.of(archiveOf(build)), build.arguments());
  }

  private static Path archiveOf(Build build) {
    String name = build.jar().getFileName().toString().replaceFirst("\\.jar$", "") + ".jsa";
    return build.jar().resolveSibling(name);
  }
}
