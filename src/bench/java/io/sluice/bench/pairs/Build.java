package io.sluice.bench.pairs;

import io.sluice.bench.measure.Attempt;
import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A jar of the program.
 *
 * @param name its name in sentences and in the report
 * @param jar the file
 * @param archive its CDS archive; empty where it runs without one
 * @param arguments its own arguments; empty where they are this build's
 */
public record Build(
    String name, Path jar, Optional<Path> archive, Optional<ArgumentFile> arguments) {

  private static final String ERROR = "sluice: error: ";

  /**
   * Runs the program to its end.
   *
   * @param heap the heap of its JVM, as -Xmx
   * @param thisBuilds the arguments that this build takes
   * @param log the file for what it writes
   * @throws BenchException when it fails
   */
  public Measured run(String heap, List<String> thisBuilds, Path log)
      throws IOException, InterruptedException {
    List<String> words = arguments.map(file -> file.with(thisBuilds)).orElse(thisBuilds);
    Attempt attempt = Attempt.run(Jvm.program(heap, jar, archive, List.of(), words), log);
    if (!attempt.isDone()) {
      throw new BenchException(failure(attempt.status(), log));
    }
    return attempt.measured();
  }

  /** Whether Java accepts a CDS archive for the jar. It accepts none for a jar that has moved. */
  boolean accepts(Path archive, Path log) throws IOException, InterruptedException {
    return Files.exists(archive)
        && Attempt.run(help(Optional.of(archive), "-Xshare:on"), log).isDone();
  }

  /**
   * Makes sure that it is a program.
   *
   * @throws BenchException when it is not
   */
  void checkStarts(Path log) throws IOException, InterruptedException {
    Attempt attempt = Attempt.run(help(Optional.empty()), log);
    if (!attempt.isDone()) {
      throw new BenchException(failure(attempt.status(), log));
    }
  }

  private List<String> help(Optional<Path> with, String... jvmOptions) {
    return Jvm.program(Jvm.HEAP, jar, with, List.of(jvmOptions), List.of("--help"));
  }

  /** In the program's own words, where it has found some. */
  private String failure(int status, Path log) throws IOException {
    String why =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(ERROR))
            .reduce((first, last) -> last)
            .map(line -> ": " + line.substring(ERROR.length()))
            .orElse("; %s says why.".formatted(log));
    return "%s (%s) failed with status %d%s".formatted(name, jar, status, why);
  }
}
